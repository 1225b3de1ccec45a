/** What this service does for rights tasks: it removes and reports what it holds of a person. */
@NullMarked
package io.madoguchi.inquiry.person;

import org.jspecify.annotations.NullMarked;
