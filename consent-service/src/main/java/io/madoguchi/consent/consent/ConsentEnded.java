package io.madoguchi.consent.consent;

import io.madoguchi.persons.PersonRef;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** That opt-ins of a person ended, told inside this service in the transaction that records it. */
public record ConsentEnded(PersonRef person, Set<Ended> purposes, Instant at) {

    /** A purpose whose consent may be gone now, and the company it was given to. */
    public record Ended(String company, UUID purpose) {}
}
