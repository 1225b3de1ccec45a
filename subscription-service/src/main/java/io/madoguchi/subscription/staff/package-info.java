/** Which companies a staff member acts for. */
@NullMarked
package io.madoguchi.subscription.staff;

import org.jspecify.annotations.NullMarked;
