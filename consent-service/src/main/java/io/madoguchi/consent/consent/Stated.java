package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about a consent, as the log proves it.
 *
 * @param receipt the hash of the receipt that was handed out, so that the receipt finds itself in the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record Stated(
        String person,
        String company,
        ConsentStatus status,
        @Nullable UUID episode,
        List<EpisodePurpose> purposes,
        @Nullable String notice,
        @Nullable String reason,
        Instant at,
        @Nullable String receipt) {

    static Stated given(ConsentEpisode episode, String jws) {
        return of(episode, ConsentStatus.GIVEN, null, ReceiptSigner.hash(jws));
    }

    static Stated said(ConsentEpisode episode, ConsentStatus status) {
        return of(episode, status, episode.endReason, null);
    }

    static Stated refusal(Statement statement, EpisodePurpose purpose) {
        return new Stated(
                statement.person().value(),
                statement.company(),
                ConsentStatus.REFUSED,
                null,
                List.of(purpose),
                null,
                null,
                statement.said().at(),
                null);
    }

    static Stated invalid(ConsentEpisode episode) {
        return of(episode, ConsentStatus.INVALIDATED, null, null);
    }

    static Stated end(ConsentEpisode episode, String reason) {
        return of(episode, ConsentStatus.WITHDRAWN, reason, null);
    }

    static Stated withdrawal(Withdrawal withdrawal) {
        return new Stated(
                withdrawal.person,
                withdrawal.company,
                ConsentStatus.WITHDRAWN,
                withdrawal.episode,
                List.of(new EpisodePurpose(withdrawal.purpose, null)),
                null,
                "WITHDRAWAL",
                withdrawal.at,
                null);
    }

    private static Stated of(
            ConsentEpisode episode, ConsentStatus status, @Nullable String reason, @Nullable String receipt) {
        Instant at = status == ConsentStatus.WITHDRAWN ? episode.endedAt : episode.confirmedAt;
        return new Stated(
                episode.person,
                episode.company,
                status,
                episode.id,
                episode.purposes,
                episode.noticeHash,
                reason,
                at == null ? episode.recordedAt : at,
                receipt);
    }
}
