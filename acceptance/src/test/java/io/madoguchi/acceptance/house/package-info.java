/** The running system in the words of the house: its door, the people in front of and behind it, and its far ends. */
@NullMarked
package io.madoguchi.acceptance.house;

import org.jspecify.annotations.NullMarked;
