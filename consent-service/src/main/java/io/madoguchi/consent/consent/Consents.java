package io.madoguchi.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a decision may know of a person's consents. */
@ApplicationScoped
public class Consents {

    Consents() {}

    /** One opt-in for the purpose asked about. */
    public record OptedIn(
            UUID episode,
            boolean valid,
            @Nullable Integer version,
            @Nullable Instant from,
            @Nullable Instant until) {

        public boolean livesAt(Instant at) {
            return valid && from != null && !from.isAfter(at) && (until == null || at.isBefore(until));
        }
    }

    public List<OptedIn> of(String person, String company, UUID purpose) {
        return ConsentEpisode.covering(person, purpose).stream()
                .filter(e -> e.company.equals(company))
                .map(e -> optedIn(e, purpose))
                .toList();
    }

    /** The last time this person took the whole purpose back, until then. */
    public @Nullable Instant withdrawn(String person, UUID purpose, Instant until) {
        return Withdrawal.<Withdrawal>find(
                        "person = ?1 and purpose = ?2 and episode is null and at <= ?3 order by at desc",
                        person,
                        purpose,
                        until)
                .firstResultOptional()
                .map(w -> w.at)
                .orElse(null);
    }

    private static OptedIn optedIn(ConsentEpisode episode, UUID purpose) {
        Integer version = episode.purposes.stream()
                .filter(p -> p.id().equals(purpose))
                .findFirst()
                .map(EpisodePurpose::version)
                .orElse(null);
        // without a notice of ours there is no version, and without a version no valid consent
        Instant until = episode.endedAt == null ? episode.validUntil : episode.endedAt;
        return new OptedIn(episode.id, version != null, version, episode.confirmedAt, until);
    }
}
