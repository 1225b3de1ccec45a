/** Figures about many people: declared tables, the gate that keeps each person hidden, and the counts of pages (E10, E12). */
@NullMarked
package io.madoguchi.consent.statistics;

import org.jspecify.annotations.NullMarked;
