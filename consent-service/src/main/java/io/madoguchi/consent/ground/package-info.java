/** The nine grounds on which data may be passed on (F4), with their conditions: one set, asked by disclosures and decisions. */
@NullMarked
package io.madoguchi.consent.ground;

import org.jspecify.annotations.NullMarked;
