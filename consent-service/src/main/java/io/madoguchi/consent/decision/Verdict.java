package io.madoguchi.consent.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to "may this be used for that", with every step that led to it and the revisions it rests on. */
@RegisterForReflection
record Verdict(
        Outcome outcome,
        @Nullable UseGround ground,
        List<Reason> reasons,
        @Nullable Integer purposeVersion,
        List<UUID> episodes) {

    enum Outcome {
        ALLOW,
        DENY
    }

    /** One rule and what it found. */
    @RegisterForReflection
    record Reason(Rule rule, String text) {}

    /** What a reason can be about. */
    enum Rule {
        PURPOSE_PUBLISHED,
        POLICY_IN_FORCE,
        PURPOSE_IN_POLICY,
        OUT_OF_PURPOSE,
        CONSENT_GIVEN,
        CONSENT_WITHDRAWN,
        CONSENT_INVALID,
        NO_CONSENT,
        NOTICE_SHOWN,
        USE_REJECTED
    }
}
