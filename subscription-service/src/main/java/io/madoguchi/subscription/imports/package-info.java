/** Lists taken over from a former system: refusals first, then readers with what their consents rest on, then old links. */
@NullMarked
package io.madoguchi.subscription.imports;

import org.jspecify.annotations.NullMarked;
