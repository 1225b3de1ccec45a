/** The companies of the group, their sections, and who of the staff may see which company. */
@NullMarked
package io.madoguchi.consent.company;

import org.jspecify.annotations.NullMarked;
