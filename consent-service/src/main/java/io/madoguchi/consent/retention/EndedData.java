package io.madoguchi.consent.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of retention as the log proves it (E7): how many rows of which category ended, and nothing of whom they were. */
@RegisterForReflection
record EndedData(UUID run, Instant startedAt, Instant endedAt, List<Count> ended) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Count(
            Category category,
            @Nullable String company,
            @Nullable UUID purpose,
            long rows) {}

    static EndedData of(RetentionRun run, List<Ended> ended) {
        return new EndedData(
                run.id,
                run.startedAt,
                run.endedAt,
                ended.stream()
                        .map(e -> new Count(e.category(), e.company(), e.purpose(), e.rows()))
                        .toList());
    }
}
