/** Japanese and English, side by side. */
@NullMarked
package io.madoguchi.subscription.language;

import org.jspecify.annotations.NullMarked;
