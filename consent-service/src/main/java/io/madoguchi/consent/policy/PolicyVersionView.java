package io.madoguchi.consent.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of a policy as everyone may read it, with its purposes in the wording it was published with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PolicyVersionView(
        UUID policy,
        String company,
        int version,
        Names titles,
        Texts texts,
        List<DeclaredPurpose> purposes,
        List<DisclosureGround> grounds,
        int ageLimit,
        Instant effectiveFrom,
        @Nullable Instant publishedAt,
        PolicyVersion.State state,
        @Nullable Integer previous,
        @Nullable String site,
        Covers covers,
        boolean refusesOthersMarketing,
        ChangeRule changeRule) {

    /** A purpose in a policy; without version and texts while it has never been published. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record DeclaredPurpose(
            UUID id,
            @Nullable String code,
            @Nullable Integer version,
            @Nullable Texts texts,
            @Nullable Texts retention) {}

    /** The site and the country it is about (E18): its own site, or that of the company and all without a policy of their own. */
    @RegisterForReflection
    record Covers(String site, String country) {}

    static PolicyVersionView of(PolicyVersion version, Covers covers, List<DeclaredPurpose> purposes) {
        return new PolicyVersionView(
                version.policy,
                version.company,
                version.version,
                version.titles,
                version.texts,
                purposes,
                version.grounds,
                version.ageLimit,
                version.effectiveFrom,
                version.publishedAt,
                version.state,
                version.previous().map(p -> p.version).orElse(null),
                version.site,
                covers,
                version.refusesOthersMarketing,
                version.changeRule);
    }
}
