/** The counter: anybody's inquiry by form or API, and what staff takes down at the telephone, from the post, at the counter. */
@NullMarked
package io.madoguchi.inquiry.intake;

import org.jspecify.annotations.NullMarked;
