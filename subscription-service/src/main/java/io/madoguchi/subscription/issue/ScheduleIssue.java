package io.madoguchi.subscription.issue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an approved issue goes out.
 *
 * @param at absent means now
 */
record ScheduleIssue(@Nullable Instant at) {}
