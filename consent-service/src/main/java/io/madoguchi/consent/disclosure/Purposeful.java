package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whether a use lies within what a person was told or consented to (F4.3, F4.9). */
@ApplicationScoped
class Purposeful {

    private final Policies policies;
    private final Consents consents;
    private final Acquisitions acquisitions;

    Purposeful(Policies policies, Consents consents, Acquisitions acquisitions) {
        this.policies = policies;
        this.consents = consents;
        this.acquisitions = acquisitions;
    }

    boolean isWithin(PersonRef person, String company, UUID purpose, Instant at) {
        if (policies.inForce(company, at)
                .filter(p -> p.purposes().containsKey(purpose))
                .isEmpty()) {
            return false;
        }
        if (consents.of(person.value(), company, purpose).stream().anyMatch(c -> c.livesAt(at))) {
            return true;
        }
        Instant withdrawn = consents.withdrawn(person.value(), purpose, at);
        List<Acquisitions.Covered> shown = acquisitions.covering(person.value(), company, at);
        return shown.stream()
                .filter(c -> !c.at().isAfter(at) && (withdrawn == null || withdrawn.isBefore(c.at())))
                .flatMap(c -> c.purposes().stream())
                .map(NoticePurpose::id)
                .anyMatch(purpose::equals);
    }

    /** When the living consents of the person to this purpose were given. */
    List<Instant> consented(PersonRef person, String company, UUID purpose, Instant at) {
        return consents.of(person.value(), company, purpose).stream()
                .filter(c -> c.livesAt(at))
                .map(c -> c.from() == null ? at : c.from())
                .toList();
    }
}
