package io.madoguchi.subscription.delivery;

import java.util.List;

/**
 * Rows that belong to one sender for a while.
 *
 * @param epoch fences off whoever held them before
 */
record Lease(long epoch, List<Claimed> rows) {}
