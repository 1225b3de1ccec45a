/** Privacy policies and their versions, published by two people (F8, E18). */
@NullMarked
package io.madoguchi.consent.policy;

import org.jspecify.annotations.NullMarked;
