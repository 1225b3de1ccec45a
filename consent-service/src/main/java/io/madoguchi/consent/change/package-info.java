/** Changes of a policy: whom a new use concerns, who was told, who objected, and for whom it may start (E16). */
@NullMarked
package io.madoguchi.consent.change;

import org.jspecify.annotations.NullMarked;
