/** Promotions: rules two people stand behind, one entry a person, and a draw that anyone can check (E3). */
@NullMarked
package io.madoguchi.subscription.promotion;

import org.jspecify.annotations.NullMarked;
