/** Passing data on: on one of nine grounds or not at all, recorded, acknowledged, and shown to the person (F4, E8, E9). */
@NullMarked
package io.madoguchi.consent.disclosure;

import org.jspecify.annotations.NullMarked;
