/** The demo world: two invented companies, told through the gateway as their staff would tell it. */
@NullMarked
package io.madoguchi.local.demo;

import org.jspecify.annotations.NullMarked;
