/** Who may receive data and on what footing: the group, recipients, data categories and what binds them (E9, FN1, FN2). */
@NullMarked
package io.madoguchi.consent.recipient;

import org.jspecify.annotations.NullMarked;
