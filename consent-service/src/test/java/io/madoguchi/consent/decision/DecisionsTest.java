package io.madoguchi.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.consent.Consents.OptedIn;
import io.madoguchi.consent.decision.Verdict.Outcome;
import io.madoguchi.consent.decision.Verdict.Rule;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.PublishedPurpose;
import io.madoguchi.consent.purpose.PurposeMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Decisions over generated snapshots: what allows is exactly what was promised, and everything else is denied. */
class DecisionsTest {

    private static final UUID PURPOSE = new UUID(0, 7);
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Texts TEXTS = new Texts("案内", "News");

    @Property(tries = 3000)
    void anAllowRestsOnALivingConsentOrANoticeAndOnThePolicyInForce(@ForAll("snapshots") Snapshot snapshot) {
        Verdict verdict = Decisions.decide(snapshot);

        boolean declared = snapshot.published() != null
                && snapshot.policy() != null
                && snapshot.policy().purposes().containsKey(PURPOSE);
        boolean consented = snapshot.consents().stream().anyMatch(c -> c.livesAt(snapshot.at()));
        boolean told = snapshot.shown().stream()
                .findFirst()
                .filter(c ->
                        snapshot.withdrawn() == null || snapshot.withdrawn().isBefore(c.at()))
                .isPresent();
        boolean allowed = declared
                && switch (snapshot.published().mode()) {
                    case CONSENT -> consented;
                    case NOTICE -> told;
                };
        assertThat(verdict.outcome()).isEqualTo(allowed ? Outcome.ALLOW : Outcome.DENY);
    }

    @Property(tries = 1000)
    void theSameSnapshotGetsTheSameAnswerAndAlwaysAReason(@ForAll("snapshots") Snapshot snapshot) {
        Verdict verdict = Decisions.decide(snapshot);

        assertThat(Decisions.decide(snapshot)).isEqualTo(verdict);
        assertThat(verdict.reasons()).isNotEmpty();
        assertThat(verdict.ground() != null).isEqualTo(verdict.outcome() == Outcome.ALLOW);
        assertThat(verdict.purposeVersion() != null).isEqualTo(verdict.outcome() == Outcome.ALLOW);
    }

    @Property(tries = 1000)
    void endingEveryOptInDeniesFromThatMomentOn(@ForAll("snapshots") Snapshot snapshot) {
        List<OptedIn> ended = snapshot.consents().stream()
                .map(c -> new OptedIn(c.episode(), c.valid(), c.version(), c.from(), snapshot.at()))
                .toList();
        Snapshot after = new Snapshot(
                PURPOSE,
                snapshot.at(),
                purpose(PurposeMode.CONSENT),
                snapshot.policy(),
                ended,
                snapshot.shown(),
                snapshot.withdrawn());

        assertThat(Decisions.decide(after).outcome()).isEqualTo(Outcome.DENY);
    }

    @Example
    void theVersionConsentedToCountsAndNotTheNewest() {
        OptedIn old = new OptedIn(new UUID(0, 1), true, 1, NOW.minusSeconds(60), null);

        Verdict verdict = Decisions.decide(snapshot(PurposeMode.CONSENT, List.of(old), List.of()));

        assertThat(verdict.purposeVersion()).isEqualTo(1);
        assertThat(verdict.episodes()).containsExactly(new UUID(0, 1));
    }

    @Example
    void aConsentWithoutAKnownNoticeIsNone() {
        OptedIn unknown = new OptedIn(new UUID(0, 1), false, null, NOW.minusSeconds(60), null);

        Verdict verdict = Decisions.decide(snapshot(PurposeMode.CONSENT, List.of(unknown), List.of()));

        assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
        assertThat(verdict.reasons().getLast().rule()).isEqualTo(Rule.CONSENT_INVALID);
    }

    @Example
    void aNoticeAloneDoesNotReplaceConsent() {
        Verdict verdict =
                Decisions.decide(snapshot(PurposeMode.CONSENT, List.of(), List.of(shown(NOW.minusSeconds(5)))));

        assertThat(verdict.reasons().getLast().rule()).isEqualTo(Rule.NO_CONSENT);
    }

    @Provide
    Arbitrary<Snapshot> snapshots() {
        Arbitrary<Instant> moments = Arbitraries.longs().between(-5, 5).map(NOW::plusSeconds);
        Arbitrary<OptedIn> consents = Combinators.combine(
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of(true, false),
                        moments.injectNull(0.2),
                        moments.injectNull(0.5))
                .as((id, valid, from, until) -> new OptedIn(new UUID(0, id), valid, valid ? 1 : null, from, until));
        return Combinators.combine(
                        Arbitraries.of(PurposeMode.class)
                                .map(DecisionsTest::purpose)
                                .injectNull(0.1),
                        Arbitraries.of(policy(Map.of(PURPOSE, 2)), policy(Map.of()))
                                .injectNull(0.1),
                        consents.list().ofMaxSize(4),
                        moments.filter(m -> !m.isAfter(NOW))
                                .map(DecisionsTest::shown)
                                .list()
                                .ofMaxSize(1),
                        moments.filter(m -> !m.isAfter(NOW)).injectNull(0.6))
                .as((purpose, policy, opted, shown, withdrawn) ->
                        new Snapshot(PURPOSE, NOW, purpose, policy, opted, shown, withdrawn));
    }

    private static Snapshot snapshot(PurposeMode mode, List<OptedIn> consents, List<Acquisitions.Covered> shown) {
        return new Snapshot(PURPOSE, NOW, purpose(mode), policy(Map.of(PURPOSE, 2)), consents, shown, null);
    }

    private static PublishedPurpose purpose(PurposeMode mode) {
        return new PublishedPurpose(PURPOSE, "aoba", "news", 2, TEXTS, List.of(), TEXTS, mode, NOW.minusSeconds(100));
    }

    private static PolicyInForce policy(Map<UUID, Integer> purposes) {
        return new PolicyInForce(new UUID(0, 3), 1, "aoba", List.of(), 16, NOW.minusSeconds(100), purposes);
    }

    private static Acquisitions.Covered shown(Instant at) {
        return new Acquisitions.Covered(
                at, new UUID(0, 4), 1, List.of(new NoticePurpose(PURPOSE, "news", 1, TEXTS, TEXTS)));
    }
}
