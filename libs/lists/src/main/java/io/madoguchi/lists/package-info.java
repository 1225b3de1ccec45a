/** Lists as every service gives them: page by page, and as a file for a spreadsheet. */
@NullMarked
package io.madoguchi.lists;

import org.jspecify.annotations.NullMarked;
