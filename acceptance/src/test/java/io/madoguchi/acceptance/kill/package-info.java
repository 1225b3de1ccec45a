/** Processes killed at random instants of the journey, and an independent check of what was acknowledged. */
@NullMarked
package io.madoguchi.acceptance.kill;

import org.jspecify.annotations.NullMarked;
