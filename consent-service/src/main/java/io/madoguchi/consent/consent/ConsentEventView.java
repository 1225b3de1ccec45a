package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement of a person's history, with its status in the words of the Data Privacy Vocabulary. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ConsentEventView(
        UUID id,
        UUID purpose,
        @Nullable Integer version,
        UUID episode,
        ConsentStatus status,
        String dpv,
        String method,
        ConsentEvent.ExpressedBy expressedBy,
        ConsentEvidence evidence,
        Instant at,
        Instant recordedAt,
        @Nullable Instant validUntil) {

    static ConsentEventView of(ConsentEvent event) {
        return new ConsentEventView(
                event.id,
                event.purpose,
                event.purposeVersion,
                event.episode,
                event.status,
                "dpv:" + term(event),
                event.method,
                event.expressedBy,
                event.evidence,
                event.at,
                event.recordedAt,
                event.validUntil);
    }

    private static String term(ConsentEvent event) {
        return switch (event.status) {
            case GIVEN -> event.method.equals(Statements.RENEWAL) ? "RenewedConsentGiven" : "ConsentGiven";
            case REFUSED -> "ConsentRefused";
            case WITHDRAWN -> "ConsentWithdrawn";
            case EXPIRED -> "ConsentExpired";
            case INVALIDATED -> "ConsentInvalidated";
        };
    }
}
