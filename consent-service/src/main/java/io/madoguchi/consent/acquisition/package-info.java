/** Where data is asked for, which notice is shown there, and that it was shown (E5, F1.1). */
@NullMarked
package io.madoguchi.consent.acquisition;

import org.jspecify.annotations.NullMarked;
