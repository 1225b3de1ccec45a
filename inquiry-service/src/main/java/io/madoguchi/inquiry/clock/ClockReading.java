package io.madoguchi.inquiry.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.inquiry.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one clock shows at one moment: enough to argue with.
 *
 * @param started none while it waits for what the law lets it wait for
 * @param lastDay the last day in the zone of the law; none when it has not started
 * @param due the end of that day: at this moment it is too late
 * @param extension the article, when the person was told in time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record ClockReading(
        Regime regime,
        String pack,
        ClockKind clock,
        Wording article,
        State state,
        @Nullable Instant started,
        @Nullable LocalDate lastDay,
        @Nullable Instant due,
        List<Rest> rests,
        @Nullable Wording extension) {

    /** How a clock stands. */
    public enum State {
        NOT_BEGUN,
        RUNNING,
        RESTING,
        OVERDUE,
        MET,
        LATE,
        /** The case ended without an answer being owed any more. */
        ENDED;

        /** Whether something is still owed. */
        public boolean isLive() {
            return switch (this) {
                case RUNNING, RESTING, OVERDUE -> true;
                case NOT_BEGUN, MET, LATE, ENDED -> false;
            };
        }
    }

    /** Why a clock rested, by which article; without an end it still does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Rest(
            Owed owed,
            Wording article,
            Instant from,
            @Nullable Instant to) {}
}
