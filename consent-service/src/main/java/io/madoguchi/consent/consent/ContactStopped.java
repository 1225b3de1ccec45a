package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code contact.stopped}: somebody whose card came in stopped all mail of the company, which rejects what it was good for. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactStopped(PersonRef person, String company, List<UUID> purposes, String reason, Instant at) {

    static final String TYPE = "contact.stopped";

    /** The person's own no, with the way they took as its proof. */
    Statement rejection() {
        ConsentEvidence evidence = new ConsentEvidence(
                null,
                null,
                null,
                null,
                reason,
                null,
                null,
                StatementResource.REJECTION,
                null,
                "all mail stopped at subscription-service",
                null);
        Expression said = new Expression(StatementResource.REJECTION, ExpressedBy.SELF, evidence, at);
        List<EpisodePurpose> rejected =
                purposes.stream().map(id -> new EpisodePurpose(id, null)).toList();
        return new Statement(person, company, rejected, said, "subscription-service");
    }
}
