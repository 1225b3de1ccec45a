/** What a sender had on the wire: a small file that outlives its process. */
@NullMarked
package io.madoguchi.subscription.journal;

import org.jspecify.annotations.NullMarked;
