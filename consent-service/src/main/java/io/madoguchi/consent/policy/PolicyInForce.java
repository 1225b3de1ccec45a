package io.madoguchi.consent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The policy version that binds a company at a moment.
 *
 * @param purposes the purposes it declares, each with the version it was published with
 */
public record PolicyInForce(
        UUID id,
        int version,
        String company,
        List<DisclosureGround> grounds,
        int ageLimit,
        Instant effectiveFrom,
        Map<UUID, Integer> purposes) {}
