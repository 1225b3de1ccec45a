/** Addresses that get no mail, by a keyed hash that outlives the person it was made of. */
@NullMarked
package io.madoguchi.subscription.suppression;

import org.jspecify.annotations.NullMarked;
