/** Every page and mail as people get to see it: both languages, both widths, by keyboard and without script. */
@NullMarked
package io.madoguchi.acceptance.pages;

import org.jspecify.annotations.NullMarked;
