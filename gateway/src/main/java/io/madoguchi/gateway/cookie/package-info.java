/** Cookies at the door: what is used on the sites of a company, what is sent to others, and Global Privacy Control. */
@NullMarked
package io.madoguchi.gateway.cookie;

import org.jspecify.annotations.NullMarked;
