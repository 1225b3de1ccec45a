/** Children (E14): what was answered about age, who answers for a child, and the removal of a child's data everywhere. */
@NullMarked
package io.madoguchi.consent.child;

import org.jspecify.annotations.NullMarked;
