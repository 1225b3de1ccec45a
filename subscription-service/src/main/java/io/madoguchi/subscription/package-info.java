/** The subscription service of Madoguchi. */
@NullMarked
package io.madoguchi.subscription;

import org.jspecify.annotations.NullMarked;
