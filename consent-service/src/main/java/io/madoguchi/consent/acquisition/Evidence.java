package io.madoguchi.consent.acquisition;

import java.time.Instant;
import java.util.UUID;

/** What another service reports about the moment data was taken. */
public record Evidence(
        String person,
        String company,
        UUID collectionPoint,
        int revision,
        String hash,
        String locale,
        String channel,
        boolean ageAttested,
        Instant at) {}
