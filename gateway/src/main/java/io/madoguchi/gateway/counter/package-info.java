/** Counts of pages without identities (E12): how many, how much, and about how many different visitors a day had. */
@NullMarked
package io.madoguchi.gateway.counter;

import org.jspecify.annotations.NullMarked;
