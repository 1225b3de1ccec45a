package io.madoguchi.consent.acquisition;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Which new uses a person was advised of after the data was taken, from when on, and until when (APPI 21(3)). */
@Entity
class NoticeAdvised extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    String company;
    UUID change;
    int policyVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Acquisitions.Advised.Use> purposes;

    Instant at;

    @Nullable
    Instant until;

    Instant recordedAt;

    protected NoticeAdvised() {}

    static NoticeAdvised of(Acquisitions.Advised advised, Instant now) {
        NoticeAdvised row = new NoticeAdvised();
        row.id = Ids.next();
        row.person = advised.person();
        row.company = advised.company();
        row.change = advised.change();
        row.recordedAt = now;
        row.take(advised);
        return row;
    }

    /** The notice was sent again: what was learned last counts. */
    void take(Acquisitions.Advised advised) {
        policyVersion = advised.policyVersion();
        purposes = List.copyOf(advised.purposes());
        at = advised.at();
        until = null;
    }

    boolean covers(Instant moment) {
        return !at.isAfter(moment) && (until == null || moment.isBefore(until));
    }

    static Optional<NoticeAdvised> of(String person, UUID change) {
        return find("person = ?1 and change = ?2", person, change).firstResultOptional();
    }

    static List<NoticeAdvised> of(String person) {
        return list("person = ?1 order by at desc, id desc", person);
    }
}
