/** Who a person is to us without a register: references, sealed personal data, and the destruction of its keys. */
@NullMarked
package io.madoguchi.persons;

import org.jspecify.annotations.NullMarked;
