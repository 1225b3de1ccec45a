/** What personal data is used for: purposes and their immutable versions (F1.1). */
@NullMarked
package io.madoguchi.consent.purpose;

import org.jspecify.annotations.NullMarked;
