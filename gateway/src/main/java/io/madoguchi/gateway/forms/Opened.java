package io.madoguchi.gateway.forms;

import java.time.Duration;
import java.time.Instant;

/**
 * A one-time field that is ours.
 *
 * @param idempotencyKey goes to the service as {@code Idempotency-Key}: sent twice, the form has one effect
 * @param renderedAt when the form was shown
 * @param age how long the person had it before them
 */
public record Opened(String idempotencyKey, Instant renderedAt, Duration age) {

    /** Whether it came back sooner than a person can fill it in. */
    public boolean fasterThan(Duration minimum) {
        return age.compareTo(minimum) < 0;
    }
}
