/** The way to the services behind the door. */
@NullMarked
package io.madoguchi.gateway.proxy;

import org.jspecify.annotations.NullMarked;
