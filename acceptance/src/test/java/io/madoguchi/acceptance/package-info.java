/** The clauses of the two policies as tests against the running desk, through its one door and out at its far end. */
@NullMarked
package io.madoguchi.acceptance;

import org.jspecify.annotations.NullMarked;
