package io.madoguchi.consent.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.policy.ChangeRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.ChangeClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The announcement of a policy change as the log proves it (E16): from which version to which, what is new, and under which
 * rule people may object. It is about everybody and names nobody.
 *
 * @param rule the promise people were given: that of the version before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record AnnouncedChange(
        UUID change,
        String company,
        UUID policy,
        int policyVersion,
        @Nullable UUID beforePolicy,
        @Nullable Integer beforeVersion,
        List<Use> uses,
        List<DisclosureGround> groundsOpened,
        ChangeRule rule,
        Instant effectiveFrom,
        @Nullable Instant announcedAt) {

    /** One purpose that is not used as before. */
    @RegisterForReflection
    record Use(UUID purpose, int version, ChangeClass change, boolean startsBySilence) {}

    static AnnouncedChange of(PolicyChange change) {
        return new AnnouncedChange(
                change.id,
                change.company,
                change.policy,
                change.policyVersion,
                change.beforePolicy,
                change.beforeVersion,
                change.uses.stream()
                        .map(u -> new Use(u.purpose(), u.version(), u.change(), u.startsBySilence()))
                        .toList(),
                change.terms.groundsOpened(),
                change.terms.rule(),
                change.terms.effectiveFrom(),
                change.announcedAt);
    }
}
