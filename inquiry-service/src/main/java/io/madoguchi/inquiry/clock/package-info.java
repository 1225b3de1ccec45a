/** Until when somebody must have an answer, and by which article: computed from what happened, stored nowhere. */
@NullMarked
package io.madoguchi.inquiry.clock;

import org.jspecify.annotations.NullMarked;
