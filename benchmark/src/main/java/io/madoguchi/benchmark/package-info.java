/** The figures of the README: CPU per operation, and where the start goes. */
@NullMarked
package io.madoguchi.benchmark;

import org.jspecify.annotations.NullMarked;
