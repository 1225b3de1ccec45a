/** The press of a button that turns a sign-up into subscriptions. */
@NullMarked
package io.madoguchi.subscription.confirmation;

import org.jspecify.annotations.NullMarked;
