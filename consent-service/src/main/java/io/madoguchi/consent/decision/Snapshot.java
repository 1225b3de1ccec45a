package io.madoguchi.consent.decision;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.PublishedPurpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision looks at, loaded before it: the same snapshot always gets the same answer.
 *
 * @param published the newest version of the purpose published by then
 * @param policy the policy in force at the moment asked about
 * @param shown the notices the person was shown until then, newest first
 * @param withdrawn when the person last took the whole purpose back
 */
record Snapshot(
        UUID purpose,
        Instant at,
        @Nullable PublishedPurpose published,
        @Nullable PolicyInForce policy,
        List<Consents.OptedIn> consents,
        List<Acquisitions.Covered> shown,
        @Nullable Instant withdrawn) {}
