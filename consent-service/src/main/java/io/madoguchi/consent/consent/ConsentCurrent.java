package io.madoguchi.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person stands on a purpose now: always the fold of the events, kept so that a decision reads one row. */
@Entity
@IdClass(CurrentKey.class)
class ConsentCurrent extends PanacheEntityBase {

    @Id
    String person;

    @Id
    UUID purpose;

    String company;

    @Enumerated(EnumType.STRING)
    ConsentStatus status;

    int live;

    /** When the last of the opt-ins ends by itself; null while one of them does not. */
    @Nullable
    Instant validUntil;

    @Nullable
    Integer purposeVersion;

    Instant since;
    UUID lastEvent;

    protected ConsentCurrent() {}

    /** Takes an event in, in the transaction that stores it. */
    static void take(ConsentEvent event, boolean wasLive) {
        Optional<ConsentCurrent> found = findByIdOptional(new CurrentKey(event.person, event.purpose));
        Standing before =
                found.map(c -> new Standing(c.status, c.live, c.purposeVersion)).orElse(Standing.NOTHING);
        Standing after = before.after(event.status, wasLive, event.purposeVersion);
        ConsentCurrent row = found.orElseGet(() -> {
            ConsentCurrent fresh = new ConsentCurrent();
            fresh.person = event.person;
            fresh.purpose = event.purpose;
            fresh.company = event.company;
            return fresh;
        });
        ConsentStatus status = after.status() == null ? event.status : after.status();
        if (row.status != status) {
            row.since = event.at;
        }
        row.status = status;
        row.live = after.live();
        row.purposeVersion = after.version();
        // one opt-in without an end is enough: most have none, and then nobody needs to ask about the others
        boolean endless = event.status == ConsentStatus.GIVEN && event.validUntil == null;
        row.validUntil = endless || after.live() == 0 ? null : validUntil(event.person, event.purpose);
        row.lastEvent = event.id;
        row.persist();
    }

    private static @Nullable Instant validUntil(String person, UUID purpose) {
        List<ConsentEpisode> living = ConsentEpisode.covering(person, purpose).stream()
                .filter(e -> e.state == Episode.State.GIVEN)
                .toList();
        boolean endless = living.stream().anyMatch(e -> e.validUntil == null);
        return endless
                ? null
                : living.stream()
                        .map(e -> Objects.requireNonNull(e.validUntil))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    static List<ConsentCurrent> of(String person) {
        return list("person = ?1 order by purpose", person);
    }
}
