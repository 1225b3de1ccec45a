package io.madoguchi.inquiry.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course of a case as far as clocks care.
 *
 * @param received when it reached us, at night and on holidays too
 * @param reopened when it was last opened again
 * @param extended when the person was told that it takes longer, and why
 * @param ended when it ended without an answer
 */
public record Course(
        Instant received,
        @Nullable Instant reopened,
        List<Wait> waits,
        @Nullable Instant extended,
        @Nullable Instant acknowledged,
        @Nullable Instant answered,
        @Nullable Instant ended) {

    public Course {
        waits = waits.stream().sorted(Comparator.comparing(Wait::from)).toList();
    }

    public static Course from(Instant received) {
        return new Course(received, null, List.of(), null, null, null, null);
    }
}
