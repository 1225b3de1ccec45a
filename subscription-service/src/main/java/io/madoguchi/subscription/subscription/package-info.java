/** Subscriptions as episodes: their states, every way to stop them, and the echo of their consents. */
@NullMarked
package io.madoguchi.subscription.subscription;

import org.jspecify.annotations.NullMarked;
