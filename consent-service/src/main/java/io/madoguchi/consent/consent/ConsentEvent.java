package io.madoguchi.consent.consent;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One statement about one purpose of one person. Appended, never changed: the history is the evidence (TS 27560). */
@Entity
@Immutable
class ConsentEvent extends PanacheEntityBase {

    /** Who expressed it. */
    enum ExpressedBy {
        SELF,
        GUARDIAN,
        OPERATOR
    }

    /** How and by whom it was said, and what proves it. */
    record Expression(String method, ExpressedBy by, ConsentEvidence evidence, Instant at) {}

    @Id
    UUID id;

    String person;
    String company;
    UUID purpose;

    @Nullable
    Integer purposeVersion;

    UUID episode;

    @Enumerated(EnumType.STRING)
    ConsentStatus status;

    String method;

    @Enumerated(EnumType.STRING)
    ExpressedBy expressedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    ConsentEvidence evidence;

    Instant at;
    Instant recordedAt;

    @Nullable
    Instant validUntil;

    protected ConsentEvent() {}

    static ConsentEvent of(
            ConsentEpisode episode, EpisodePurpose purpose, ConsentStatus status, Expression said, Instant now) {
        ConsentEvent event = new ConsentEvent();
        event.id = Ids.next();
        event.person = episode.person;
        event.company = episode.company;
        event.purpose = purpose.id();
        event.purposeVersion = purpose.version();
        event.episode = episode.id;
        event.status = status;
        event.method = said.method();
        event.expressedBy = said.by();
        event.evidence = said.evidence();
        event.at = said.at();
        event.recordedAt = now;
        event.validUntil = status == ConsentStatus.GIVEN ? episode.validUntil : null;
        return event;
    }

    /** A person's history, newest first. */
    static List<ConsentEvent> before(String person, UUID id, int limit) {
        return find("person = ?1 and id < ?2 order by id desc", person, id)
                .page(0, limit)
                .list();
    }

    static List<ConsentEvent> of(String person, UUID purpose) {
        return list("person = ?1 and purpose = ?2 order by id", person, purpose);
    }
}
