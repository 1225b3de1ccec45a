/** Whether a use is allowed, on which ground and for which reasons; what no rule allows is denied. */
@NullMarked
package io.madoguchi.consent.decision;

import org.jspecify.annotations.NullMarked;
