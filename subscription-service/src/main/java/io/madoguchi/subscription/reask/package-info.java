/** Asking people who are of age now to answer in their own name, where a guardian answered before (E14). */
@NullMarked
package io.madoguchi.subscription.reask;

import org.jspecify.annotations.NullMarked;
