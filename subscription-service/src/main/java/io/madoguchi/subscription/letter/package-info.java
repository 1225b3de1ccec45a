/** The service mails about subscriptions: confirmation, welcome with receipt, stop. */
@NullMarked
package io.madoguchi.subscription.letter;

import org.jspecify.annotations.NullMarked;
