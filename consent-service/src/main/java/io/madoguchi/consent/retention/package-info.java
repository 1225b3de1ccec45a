/** Until when data is kept, the execution of every end, the items a form may ask for, and the calendar of reviews. */
@NullMarked
package io.madoguchi.consent.retention;

import org.jspecify.annotations.NullMarked;
