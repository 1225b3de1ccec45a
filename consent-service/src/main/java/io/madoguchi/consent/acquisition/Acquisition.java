package io.madoguchi.consent.acquisition;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That data of a person was taken: where, how, when, and under which notice. Never the data itself. */
@Entity
class Acquisition extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    String company;
    UUID collectionPoint;
    UUID noticeServed;
    String channel;
    boolean ageAttested;
    Instant at;
    Instant recordedAt;

    @Nullable
    String source;

    @Nullable
    String document;

    protected Acquisition() {}

    static Acquisition of(Evidence evidence, Acquisitions.Particulars particulars, NoticeServed served, Instant now) {
        Acquisition acquisition = new Acquisition();
        acquisition.id = Ids.next();
        acquisition.person = evidence.person();
        acquisition.company = evidence.company();
        acquisition.collectionPoint = evidence.collectionPoint();
        acquisition.noticeServed = served.id;
        acquisition.channel = evidence.channel();
        acquisition.ageAttested = evidence.ageAttested();
        acquisition.at = evidence.at();
        acquisition.recordedAt = now;
        acquisition.source = particulars.source();
        acquisition.document = particulars.document();
        return acquisition;
    }

    static List<Acquisition> of(String person) {
        return list("person = ?1 order by at", person);
    }

    static Optional<Acquisition> under(NoticeServed served) {
        return find("noticeServed", served.id).firstResultOptional();
    }
}
