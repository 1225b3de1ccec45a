/** The gate every sign-up passes: notice, items, age, limits, and what is kept until it is confirmed. */
@NullMarked
package io.madoguchi.subscription.signup;

import org.jspecify.annotations.NullMarked;
