/** Issues on their way while processes die and relays misbehave, and readers who leave meanwhile. */
@NullMarked
package io.madoguchi.acceptance.send;

import org.jspecify.annotations.NullMarked;
