package io.madoguchi.inquiry.request;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That somebody of the house opened what a person wrote: who, when, which fields; never the values. */
@Entity
@Immutable
class CaseReading extends PanacheEntityBase {

    @Id
    UUID id;

    UUID inquiryCase;
    String[] fields;
    String actor;
    Instant at;

    protected CaseReading() {}

    static CaseReading note(Case opened, String actor, Instant at, String... fields) {
        CaseReading reading = new CaseReading();
        reading.id = Ids.next();
        reading.inquiryCase = opened.id;
        reading.fields = fields;
        reading.actor = actor;
        reading.at = at;
        return reading;
    }
}
