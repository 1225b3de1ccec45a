/** Readers: the one place where an address lives, sealed. */
@NullMarked
package io.madoguchi.subscription.person;

import org.jspecify.annotations.NullMarked;
