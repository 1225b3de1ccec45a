package io.madoguchi.consent.acquisition;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

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

    protected Acquisition() {}

    static Acquisition of(Evidence evidence, NoticeServed served, Instant now) {
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
        return acquisition;
    }
}
