package io.madoguchi.subscription.delivery;

import java.time.Instant;

/**
 * A row that this worker holds.
 *
 * @param attempts how often it was on the wire before: fences off an older claim of the same row
 */
record Claimed(Assignment mail, int attempts, Instant expiresAt) {}
