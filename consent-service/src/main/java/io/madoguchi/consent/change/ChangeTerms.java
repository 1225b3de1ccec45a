package io.madoguchi.consent.change;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.policy.ChangeRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.MaterialChange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a change brings besides its purposes, and the rule it is announced under: that of the version before. */
@RegisterForReflection
record ChangeTerms(
        Names titles,
        Set<MaterialChange> material,
        List<DisclosureGround> groundsOpened,
        ChangeRule rule,
        Instant effectiveFrom) {}
