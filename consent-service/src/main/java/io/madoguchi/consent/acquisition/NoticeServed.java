package io.madoguchi.consent.acquisition;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which notice a person was shown, in which language, and whether it is one this service had published (APPI 21). */
@Entity
class NoticeServed extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    UUID collectionPoint;
    int revision;
    String hash;
    String locale;
    boolean known;
    Instant at;
    Instant recordedAt;

    @Enumerated(EnumType.STRING)
    NoticeMode mode;

    protected NoticeServed() {}

    static NoticeServed of(Evidence evidence, boolean known, NoticeMode mode, Instant now) {
        NoticeServed served = new NoticeServed();
        served.id = Ids.next();
        served.person = evidence.person();
        served.collectionPoint = evidence.collectionPoint();
        served.revision = evidence.revision();
        served.hash = evidence.hash();
        served.locale = evidence.locale();
        served.known = known;
        served.at = evidence.at();
        served.recordedAt = now;
        served.mode = mode;
        return served;
    }

    static Optional<NoticeServed> find(Evidence evidence) {
        return find(
                        "person = ?1 and collectionPoint = ?2 and at = ?3",
                        evidence.person(),
                        evidence.collectionPoint(),
                        evidence.at())
                .firstResultOptional();
    }
}
