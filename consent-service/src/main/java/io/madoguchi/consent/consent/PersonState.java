package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that others need to know of a person's consents: what {@code madoguchi.consents} carries, whole each time.
 *
 * @param receipts those of living episodes, and of the ones that changed
 */
@RegisterForReflection
record PersonState(String person, long revision, List<Purpose> purposes, List<Receipt> receipts, List<UUID> changed) {

    /** Where the person stands on a purpose. */
    @RegisterForReflection
    record Purpose(UUID purpose, String company, ConsentStatus status, List<Opted> episodes) {}

    /** One opt-in for it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opted(
            UUID episode,
            ConsentStatus status,
            @Nullable Instant at,
            @Nullable UUID topic) {}

    /** The signed receipt of an episode. */
    @RegisterForReflection
    record Receipt(UUID episode, UUID number, String jws) {}

    /** Ended episodes of long ago are left out: an event has a largest size, and nobody acts on them any more. */
    private static final int ENDED_SHOWN = 100;

    static PersonState of(Person person, Set<UUID> changed) {
        List<ConsentEpisode> all = ConsentEpisode.of(person.ref);
        Set<UUID> recent = all.reversed().stream()
                .filter(e -> !e.lives())
                .limit(ENDED_SHOWN)
                .map(e -> e.id)
                .collect(Collectors.toSet());
        List<ConsentEpisode> episodes = all.stream()
                .filter(e -> e.lives() || changed.contains(e.id) || recent.contains(e.id))
                .toList();
        Map<UUID, Purpose> purposes = new TreeMap<>();
        for (ConsentCurrent current : ConsentCurrent.of(person.ref)) {
            List<Opted> opted = episodes.stream()
                    .filter(e -> e.covers(current.purpose))
                    .map(PersonState::opted)
                    .toList();
            purposes.put(current.purpose, new Purpose(current.purpose, current.company, current.status, opted));
        }
        Map<UUID, ConsentEpisode> byId = episodes.stream().collect(Collectors.toMap(e -> e.id, Function.identity()));
        List<Receipt> receipts = ConsentReceipt.of(person.ref).stream()
                .filter(r -> changed.contains(r.episode)
                        || (byId.containsKey(r.episode) && byId.get(r.episode).state == Episode.State.GIVEN))
                .map(r -> new Receipt(r.episode, r.number, r.jws))
                .toList();
        return new PersonState(
                person.ref,
                person.revision,
                List.copyOf(purposes.values()),
                receipts,
                changed.stream().sorted(Comparator.naturalOrder()).toList());
    }

    private static Opted opted(ConsentEpisode episode) {
        return new Opted(
                episode.id,
                ConsentStatus.of(episode.state),
                episode.endedAt == null ? episode.confirmedAt : episode.endedAt,
                episode.topic);
    }
}
