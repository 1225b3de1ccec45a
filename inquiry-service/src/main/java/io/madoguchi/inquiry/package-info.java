/** The inquiry service of Madoguchi. */
@NullMarked
package io.madoguchi.inquiry;

import org.jspecify.annotations.NullMarked;
