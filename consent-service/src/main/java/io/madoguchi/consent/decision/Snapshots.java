package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Loads what a decision looks at. */
@ApplicationScoped
class Snapshots {

    private final Purposes purposes;
    private final Policies policies;
    private final Consents consents;
    private final Acquisitions acquisitions;

    Snapshots(Purposes purposes, Policies policies, Consents consents, Acquisitions acquisitions) {
        this.purposes = purposes;
        this.policies = policies;
        this.consents = consents;
        this.acquisitions = acquisitions;
    }

    Snapshot load(PersonRef person, String company, String idOrCode, Instant at) {
        UUID purpose = purposes.find(company, idOrCode)
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                .id();
        return new Snapshot(
                purpose,
                at,
                purposes.published(purpose, at).orElse(null),
                policies.inForce(company, at).orElse(null),
                consents.of(person.value(), company, purpose),
                acquisitions.covering(person.value(), company, at),
                consents.withdrawn(person.value(), purpose, at));
    }
}
