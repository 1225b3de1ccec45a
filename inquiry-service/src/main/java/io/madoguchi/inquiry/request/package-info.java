/** The case: three axes, one right an item, one table of what may follow what, and events that are only added. */
@NullMarked
package io.madoguchi.inquiry.request;

import org.jspecify.annotations.NullMarked;
