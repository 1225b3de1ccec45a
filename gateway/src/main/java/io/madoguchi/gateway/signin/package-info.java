/** Sign-in and the sessions of people; tokens never reach the browser. */
@NullMarked
package io.madoguchi.gateway.signin;

import org.jspecify.annotations.NullMarked;
