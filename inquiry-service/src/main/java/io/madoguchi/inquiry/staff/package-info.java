/** Who of the house calls, and what that role may see. */
@NullMarked
package io.madoguchi.inquiry.staff;

import org.jspecify.annotations.NullMarked;
