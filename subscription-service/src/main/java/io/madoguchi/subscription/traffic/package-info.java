/** How fast mails may leave, and to whom not now: buckets, windows, circuits and the plan of a new sender's first weeks. */
@NullMarked
package io.madoguchi.subscription.traffic;

import org.jspecify.annotations.NullMarked;
