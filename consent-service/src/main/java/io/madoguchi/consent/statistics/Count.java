package io.madoguchi.consent.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A counted figure.
 *
 * @param value what is counted
 * @param people how many different people are certainly behind it; one person may be counted more than once
 */
@RegisterForReflection
record Count(long value, long people) {

    static final Count NONE = new Count(0, 0);

    Count {
        if (value < 0 || people < 0 || people > value) {
            throw new IllegalArgumentException("no count");
        }
    }

    /** The same people may be behind both, so only the larger number of them is certain. */
    Count and(Count other) {
        return new Count(value + other.value, Math.max(people, other.people));
    }
}
