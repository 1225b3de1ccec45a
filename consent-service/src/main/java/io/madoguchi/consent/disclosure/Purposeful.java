package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.decision.Decisions;
import io.madoguchi.consent.decision.Question;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whether a use lies within what a person was told or consented to (F4.3, F4.9). */
@ApplicationScoped
class Purposeful {

    private final Decisions decisions;
    private final Consents consents;

    Purposeful(Decisions decisions, Consents consents) {
        this.decisions = decisions;
        this.consents = consents;
    }

    boolean isWithin(PersonRef person, String company, UUID purpose) {
        return decisions
                .decide(Question.now(person, company, purpose.toString()))
                .allows();
    }

    /** When the living consents of the person to this purpose were given. */
    List<Instant> consented(PersonRef person, String company, UUID purpose, Instant at) {
        return consents.of(person.value(), company, purpose).stream()
                .filter(c -> c.livesAt(at))
                .map(c -> c.from() == null ? at : c.from())
                .toList();
    }
}
