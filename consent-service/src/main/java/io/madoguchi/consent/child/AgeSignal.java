package io.madoguchi.consent.child;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That somebody is below or above the age limit, and how we know. A date of birth is never part of it. */
@Entity
@Immutable
class AgeSignal extends PanacheEntityBase {

    enum Source {
        ANSWER,
        REPORT,
        DISMISSAL
    }

    @Id
    UUID id;

    String person;
    String company;
    boolean under;

    @Enumerated(EnumType.STRING)
    Source source;

    Instant at;
    String recordedBy;

    protected AgeSignal() {}

    /** Who said it, about whom, and for which company. */
    record Said(PersonRef person, String company, String by, Instant at) {}

    static AgeSignal of(Said said, boolean under, Source source) {
        AgeSignal signal = new AgeSignal();
        signal.id = Ids.next();
        signal.person = said.person().value();
        signal.company = said.company();
        signal.under = under;
        signal.source = source;
        signal.at = said.at();
        signal.recordedBy = said.by();
        return signal;
    }
}
