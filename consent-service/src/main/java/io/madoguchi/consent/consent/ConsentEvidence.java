package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a consent event rests on: the notice and moments of a confirmation, or the reason of an end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ConsentEvidence(
        @Nullable UUID collectionPoint,
        @Nullable Integer noticeRevision,
        @Nullable String noticeHash,
        @Nullable String locale,
        @Nullable String channel,
        @Nullable Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable String reason,
        @Nullable String wording,
        @Nullable String document,
        @Nullable Boolean imported) {

    static ConsentEvidence confirmation(SubscriptionConfirmed event) {
        return new ConsentEvidence(
                event.collectionPoint(),
                event.notice().revision(),
                event.notice().hash(),
                event.notice().locale(),
                event.evidence().channel(),
                event.requestedAt(),
                event.confirmedAt(),
                null,
                null,
                event.evidence().document(),
                event.evidence().isImported() ? true : null);
    }

    static ConsentEvidence end(String reason) {
        return new ConsentEvidence(null, null, null, null, null, null, null, reason, null, null, null);
    }
}
