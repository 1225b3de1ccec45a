/** The consent service of Madoguchi. */
@NullMarked
package io.madoguchi.consent;

import org.jspecify.annotations.NullMarked;
