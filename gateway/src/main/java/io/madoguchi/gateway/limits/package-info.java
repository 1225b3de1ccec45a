/** How often a stranger may ask the house to do something. */
@NullMarked
package io.madoguchi.gateway.limits;

import org.jspecify.annotations.NullMarked;
