package io.madoguchi.subscription.readers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reader, with the address masked: subscriptions with their episodes, what they were sent, who looked.
 *
 * @param stoppedAt since when they want no mail at all
 * @param suppressed why the address gets no mail, with the moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ReaderView(
        UUID id,
        String company,
        String address,
        String locale,
        Instant since,
        @Nullable Instant stoppedAt,
        List<Kept> suppressed,
        List<Held> subscriptions,
        List<Mail> mails,
        List<Opening> openings) {

    @RegisterForReflection
    record Kept(String reason, String scope, Instant since) {}

    /** One episode of one topic. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Held(
            UUID id,
            UUID episode,
            UUID topic,
            Bilingual names,
            String state,
            @Nullable Instant pausedUntil,
            @Nullable String endReason,
            Instant confirmedAt,
            @Nullable Instant endedAt,
            @Nullable UUID receipt,
            String channel,
            @Nullable UUID listImport,
            @Nullable Integer line) {}

    /** One mail and what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Mail(
            UUID id,
            String kind,
            @Nullable UUID issue,
            @Nullable String subject,
            String state,
            @Nullable String reason,
            int attempts,
            Instant createdAt,
            Instant changedAt) {}

    @RegisterForReflection
    record Opening(String what, String by, String reason, Instant at) {}
}
