package io.madoguchi.consent.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds recipients as the register has them, or had them. */
@ApplicationScoped
public class Recipients {

    Recipients() {}

    /** The recipient at that moment, if it is one of this company and its entry was in force then. */
    public Optional<Recipient> find(String company, UUID id, Instant at) {
        return RegisterEntry.inForce(id, at).flatMap(e -> recipient(company, e));
    }

    /** As {@link #find(String, UUID, Instant)}, by what was recorded until {@code knownAt}. */
    public Optional<Recipient> find(String company, UUID id, Instant at, Instant knownAt) {
        return RegisterEntry.inForce(id, at, knownAt).flatMap(e -> recipient(company, e));
    }

    private static Optional<Recipient> recipient(String company, RegisterEntry entry) {
        RecipientEntry said = entry.contents.recipient();
        return entry.company.equals(company) && said != null
                ? Optional.of(Recipient.of(entry, said))
                : Optional.empty();
    }
}
