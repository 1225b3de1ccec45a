/** RFC 9457 problem details: one model, and one set of mappers for everything that can go wrong. */
@NullMarked
package io.madoguchi.problems;

import org.jspecify.annotations.NullMarked;
