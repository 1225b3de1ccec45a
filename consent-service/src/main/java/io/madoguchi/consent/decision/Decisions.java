package io.madoguchi.consent.decision;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.consent.Consents.OptedIn;
import io.madoguchi.consent.decision.Verdict.Outcome;
import io.madoguchi.consent.decision.Verdict.Reason;
import io.madoguchi.consent.decision.Verdict.Rule;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.PublishedPurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a use is allowed, as a pure function: rules in a fixed order, the first that matches wins, each leaves
 * its reason, and what none allows is denied (F3, E7).
 */
final class Decisions {

    private final Snapshot snapshot;
    private final List<Reason> reasons = new ArrayList<>();

    private Decisions(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Verdict decide(Snapshot snapshot) {
        return new Decisions(snapshot).verdict();
    }

    private Verdict verdict() {
        PublishedPurpose purpose = snapshot.published();
        if (purpose == null) {
            return deny(Rule.PURPOSE_PUBLISHED, "The purpose had no published version then (F1.1).");
        }
        because(Rule.PURPOSE_PUBLISHED, "The purpose was published, newest in version " + purpose.version() + ".");
        PolicyInForce policy = snapshot.policy();
        if (policy == null) {
            return deny(Rule.POLICY_IN_FORCE, "No policy of the company was in force then.");
        }
        because(Rule.POLICY_IN_FORCE, "Version " + policy.version() + " of the policy was in force.");
        if (!policy.purposes().containsKey(snapshot.purpose())) {
            return deny(Rule.PURPOSE_IN_POLICY, "The policy in force does not declare this purpose (E7).");
        }
        because(Rule.PURPOSE_IN_POLICY, "The policy in force declares this purpose.");
        return switch (purpose.mode()) {
            case CONSENT -> byConsent();
            case NOTICE -> byNotice();
        };
    }

    private Verdict byConsent() {
        List<OptedIn> living = snapshot.consents().stream()
                .filter(c -> c.livesAt(snapshot.at()))
                .sorted(Comparator.comparing(OptedIn::episode))
                .toList();
        if (!living.isEmpty()) {
            Optional<Integer> version = living.stream()
                    .map(OptedIn::version)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder());
            because(
                    Rule.CONSENT_GIVEN,
                    "The person consented, to version " + version.orElseThrow() + " of the purpose (F3.1).");
            return new Verdict(
                    Outcome.ALLOW,
                    UseGround.CONSENT,
                    List.copyOf(reasons),
                    version.orElseThrow(),
                    living.stream().map(OptedIn::episode).toList());
        }
        if (snapshot.consents().stream().anyMatch(this::endedByThen) || snapshot.withdrawn() != null) {
            return deny(Rule.CONSENT_WITHDRAWN, "The person took the consent back.");
        }
        if (snapshot.consents().stream().anyMatch(c -> !c.valid())) {
            return deny(Rule.CONSENT_INVALID, "What was recorded names no notice of ours, so it is no valid consent.");
        }
        return deny(Rule.NO_CONSENT, "The person has not consented to this purpose (F3.1).");
    }

    private boolean endedByThen(OptedIn consent) {
        Instant until = consent.until();
        return until != null && !until.isAfter(snapshot.at());
    }

    private Verdict byNotice() {
        Acquisitions.@Nullable Covered covering = snapshot.shown().stream()
                .filter(c -> !c.at().isAfter(snapshot.at()) && version(c).isPresent())
                .findFirst()
                .orElse(null);
        if (covering == null) {
            return deny(Rule.OUT_OF_PURPOSE, "No notice shown to the person named this purpose (APPI 18, 21).");
        }
        Instant withdrawn = snapshot.withdrawn();
        if (withdrawn != null && !withdrawn.isBefore(covering.at())) {
            return deny(Rule.USE_REJECTED, "The person rejected this use.");
        }
        int version = version(covering).orElseThrow();
        because(
                Rule.NOTICE_SHOWN,
                "The notice shown when the data was taken named version " + version + " of the purpose.");
        return new Verdict(Outcome.ALLOW, UseGround.NOTICE, List.copyOf(reasons), version, List.of());
    }

    private Optional<Integer> version(Acquisitions.Covered covered) {
        UUID asked = snapshot.purpose();
        return covered.purposes().stream()
                .filter(p -> p.id().equals(asked))
                .findFirst()
                .map(NoticePurpose::version);
    }

    private void because(Rule rule, String text) {
        reasons.add(new Reason(rule, text));
    }

    private Verdict deny(Rule rule, String text) {
        because(rule, text);
        return new Verdict(Outcome.DENY, null, List.copyOf(reasons), null, List.of());
    }
}
