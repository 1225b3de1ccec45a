/** Notices of a changed policy to the people it concerns, what became of each, and their objections (E16). */
@NullMarked
package io.madoguchi.subscription.advice;

import org.jspecify.annotations.NullMarked;
