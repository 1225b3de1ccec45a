/** The desk: every process of Madoguchi on one machine, started, watched and stopped. */
@NullMarked
package io.madoguchi.local;

import org.jspecify.annotations.NullMarked;
