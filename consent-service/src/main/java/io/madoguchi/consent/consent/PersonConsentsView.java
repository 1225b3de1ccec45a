package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's consents as far as the caller may see them. */
record PersonConsentsView(String person, long revision, List<PurposeConsent> purposes) {

    /** Where the person stands on one purpose, with every opt-in for it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PurposeConsent(
            UUID purpose,
            String company,
            ConsentStatus status,
            @Nullable Integer version,
            Instant since,
            List<OptIn> episodes) {}

    /** One opt-in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OptIn(
            UUID episode,
            ConsentStatus status,
            @Nullable UUID topic,
            @Nullable Names topicNames,
            @Nullable Instant confirmedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            @Nullable UUID receipt) {}

    static PersonConsentsView of(Person person, Predicate<String> visible) {
        List<ConsentEpisode> episodes = ConsentEpisode.of(person.ref);
        Map<UUID, UUID> receipts =
                ConsentReceipt.of(person.ref).stream().collect(Collectors.toMap(r -> r.episode, r -> r.number));
        List<PurposeConsent> purposes = ConsentCurrent.of(person.ref).stream()
                .filter(c -> visible.test(c.company))
                .map(c -> new PurposeConsent(
                        c.purpose,
                        c.company,
                        c.status,
                        c.purposeVersion,
                        c.since,
                        episodes.stream()
                                .filter(e -> e.covers(c.purpose))
                                .map(e -> optIn(e, receipts.get(e.id)))
                                .toList()))
                .toList();
        return new PersonConsentsView(person.ref, person.revision, purposes);
    }

    private static OptIn optIn(ConsentEpisode episode, @Nullable UUID receipt) {
        return new OptIn(
                episode.id,
                ConsentStatus.of(episode.state),
                episode.topic,
                episode.topicNames,
                episode.confirmedAt,
                episode.endedAt,
                episode.endReason,
                receipt);
    }
}
