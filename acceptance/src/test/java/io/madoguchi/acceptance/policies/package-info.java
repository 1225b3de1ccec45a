/** The two policies as data, and the table of what must follow from them. */
@NullMarked
package io.madoguchi.acceptance.policies;

import org.jspecify.annotations.NullMarked;
