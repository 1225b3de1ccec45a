/** The gateway of Madoguchi: the only door of the house. */
@NullMarked
package io.madoguchi.gateway;

import org.jspecify.annotations.NullMarked;
