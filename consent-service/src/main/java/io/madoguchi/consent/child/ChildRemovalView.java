package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a removal is, what each service reported, and the proof when it is complete. Names no person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ChildRemovalView(
        UUID id,
        String company,
        State state,
        String tombstone,
        Instant startedAt,
        @Nullable Instant completedAt,
        List<Report> reports,
        @Nullable String proof) {

    enum State {
        RUNNING,
        COMPLETE
    }

    /** The report of one service, signed (RFC 7515). */
    @RegisterForReflection
    record Report(String service, long removed, long remaining, Instant at, String jws) {}

    static ChildRemovalView of(ChildRemoval removal) {
        return new ChildRemovalView(
                removal.id,
                removal.company,
                removal.completedAt == null ? State.RUNNING : State.COMPLETE,
                Base64.getUrlEncoder().withoutPadding().encodeToString(removal.tombstone),
                removal.startedAt,
                removal.completedAt,
                ChildRemovalReport.of(removal.id).stream()
                        .map(r -> new Report(r.service, r.removed, r.remaining, r.at, r.jws))
                        .toList(),
                removal.proof);
    }
}
