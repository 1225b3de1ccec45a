/** Readers as staff meets them: found by exact address or number, with what they were sent; each look is kept. */
@NullMarked
package io.madoguchi.subscription.readers;

import org.jspecify.annotations.NullMarked;
