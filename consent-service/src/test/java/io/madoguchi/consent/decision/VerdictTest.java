package io.madoguchi.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.decision.Verdict.Outcome;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.PurposeMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Decisions over generated facts: what allows is exactly what was promised, and everything else is denied. */
class VerdictTest {

    private static final List<Person.Child> MAY_BE_USED = List.of(Person.Child.NONE, Person.Child.GUARDED);

    @Provide
    Arbitrary<Facts> facts() {
        return Arbitraries.oneOf(FactsOf.any(), FactsOf.anyPassedOn());
    }

    @Property(tries = 5000)
    void anAllowOnConsentOrNoticeRestsOnALivingOneAndOnThePolicyInForce(@ForAll("facts") Facts facts) {
        Verdict verdict = Verdict.of(facts);
        if (verdict.ground() != UseGround.CONSENT && verdict.ground() != UseGround.NOTICE) {
            return;
        }

        Person person = facts.person();
        assertThat(MAY_BE_USED).contains(person.child());
        assertThat(facts.purpose()).isNotNull();
        assertThat(facts.policy()).isNotNull();
        assertThat(facts.policy().declares()).isTrue();
        assertThat(facts.purpose().categories()).containsAll(facts.asked().categories());
        assertThat(person.retentionEnded()).isFalse();
        if (verdict.ground() == UseGround.CONSENT) {
            assertThat(person.status()).isEqualTo("GIVEN");
            assertThat(person.validUntil() == null || person.validUntil().isAfter(FactsOf.NOW))
                    .isTrue();
        } else {
            assertThat(facts.purpose().mode()).isEqualTo(PurposeMode.NOTICE);
            assertThat(person.noticeVersion() != null || person.change() == Person.Change.STARTED)
                    .isTrue();
            assertThat(person.rejected()).isFalse();
        }
    }

    @Property(tries = 3000)
    void theSameFactsGetTheSameAnswerAndEveryStepLeavesAReason(@ForAll("facts") Facts facts) {
        Verdict verdict = Verdict.of(facts);

        assertThat(Verdict.of(facts)).isEqualTo(verdict);
        assertThat(Step.decide(facts)).isEqualTo(verdict.decisive().rule());
        assertThat(verdict.reasons())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.text()).isNotBlank());
        assertThat(verdict.reasons().reversed().stream().skip(1))
                .noneMatch(r -> r.rule().decides());
        assertThat(verdict.ground() != null).isEqualTo(verdict.allows());
        assertThat(verdict.obligations().isEmpty()).isEqualTo(verdict.outcome() != Outcome.ALLOW_WITH_OBLIGATIONS);
    }

    @Property(tries = 2000)
    void aLoggedDecisionRepeats(@ForAll("facts") Facts facts) {
        Facts read = DecisionIds.facts(DecisionIds.json(facts));

        assertThat(read).isEqualTo(facts);
        assertThat(Verdict.of(read)).isEqualTo(Verdict.of(facts));
        assertThat(DecisionIds.json(read)).isEqualTo(DecisionIds.json(facts));
    }

    @Property(tries = 2000)
    void whoSaidNothingAndWasToldNothingIsNeverUsedWithoutLawOrContract(@ForAll("facts") Facts facts) {
        Facts stranger =
                new Facts(facts.asked(), facts.purpose(), facts.policy(), List.of(), List.of(), Person.UNKNOWN, null);

        Verdict verdict = Verdict.of(stranger);

        assertThat(verdict.allows()).isEqualTo(facts.asked().operation() == Operation.STATISTICS);
    }

    /** Neither law nor contract nor the gate passes anything on by itself (F4.0), and nothing does what E8 refuses. */
    @Property(tries = 5000)
    void nothingIsPassedOnWithoutAGroundOfThePolicy(@ForAll("facts") Facts facts) {
        Passing passing = facts.passing();
        Verdict verdict = Verdict.of(facts);
        if (passing == null || !verdict.allows()) {
            return;
        }

        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOW_WITH_OBLIGATIONS);
        assertThat(verdict.obligations().stream().map(Obligation::duty))
                .contains(Obligation.Duty.RECORD_DISCLOSURE, Obligation.Duty.GET_ACKNOWLEDGEMENT);
        PassingView view = PassingView.of(facts, verdict.decisive().rule());
        assertThat(view.refusal()).isNull();
        assertThat(passing.promise().grounds()).contains(view.ground());
        assertThat(passing.promise().refusesOthersMarketing() && facts.asked().use() == RecipientUse.OWN_MARKETING)
                .isFalse();
        assertThat(passing.recipient()).isNotNull();
        assertThat(passing.items()).containsOnlyKeys(facts.categoriesMeant());
        assertThat(Verdict.of(facts.withinTheHouse()).allows()).isTrue();
        // all others need evidence that no question carries
        assertThat(view.ground())
                .isIn(DisclosureGround.CONSENT, DisclosureGround.BUSINESS_PARTNER, DisclosureGround.GROUP);
    }

    @Property(tries = 2000)
    void whatOneMayNotDoOneselfIsNotPassedOnEither(@ForAll("facts") Facts facts) {
        Verdict own = Verdict.of(facts.withinTheHouse());

        if (!own.allows()) {
            assertThat(Verdict.of(facts).allows()).isFalse();
        }
    }

    @Property(tries = 2000)
    void takingBackLeavesNoAllowOnConsentOrNotice(@ForAll("facts") Facts facts) {
        Person p = facts.person();
        Person after = new Person(
                p.status() == null ? null : "WITHDRAWN",
                0,
                p.consentVersion(),
                FactsOf.NOW,
                p.event(),
                p.validUntil(),
                p.noticeVersion(),
                p.noticeAt(),
                p.notice(),
                FactsOf.NOW,
                p.child(),
                p.change(),
                p.retentionEnded());

        Verdict verdict = Verdict.of(FactsOf.with(facts, after));

        assertThat(verdict.ground()).isNotIn(UseGround.CONSENT, UseGround.NOTICE);
    }

    @Property(tries = 2000)
    void aMinorEditOfTheTextNeverChangesADecision(@ForAll("facts") Facts facts) {
        Facts.Purpose purpose = facts.purpose();
        if (purpose == null) {
            return;
        }
        Facts edited = FactsOf.with(
                facts,
                new Facts.Purpose(purpose.version() + 1, purpose.mode(), purpose.categories(), purpose.specialCare()));

        Verdict before = Verdict.of(facts);
        Verdict after = Verdict.of(edited);

        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.decisive()).isEqualTo(before.decisive());
        assertThat(after.obligations()).isEqualTo(before.obligations());
    }

    @Property(tries = 2000)
    void aContractComesBeforeThePolicyButNeverBeforeTheLawOrAChild(@ForAll("facts") Facts facts) {
        boolean person = MAY_BE_USED.contains(facts.person().child());
        List<Facts.Contract> contracts = new ArrayList<>(facts.contracts());
        contracts.add(FactsOf.contract(77, Effect.DENY));

        Verdict verdict = Verdict.of(FactsOf.with(facts, contracts));

        if (person && facts.laws().isEmpty()) {
            assertThat(verdict.decisive().rule()).isEqualTo(Rule.CONTRACT_DENIES);
        } else {
            assertThat(verdict.decisive().rule()).isNotEqualTo(Rule.CONTRACT_DENIES);
        }
    }

    @Example
    void ofTwoContractsTheStricterPrevailsAndTheReasonNamesBoth() {
        Facts facts = FactsOf.with(
                FactsOf.plain(PurposeMode.NOTICE, Person.UNKNOWN),
                List.of(FactsOf.contract(1, Effect.ALLOW), FactsOf.contract(2, Effect.DENY)));

        Verdict verdict = Verdict.of(facts);

        assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
        assertThat(verdict.decisive().text()).contains("contract 2", "contract 1 (ALLOW)", "prevails", "F7.4");
    }

    @Example
    void aRestrictingContractLeavesTheRestToThePolicy() {
        Facts told = FactsOf.plain(PurposeMode.NOTICE, FactsOf.told(null));

        Verdict kept = Verdict.of(FactsOf.with(told, List.of(FactsOf.contract(1, Effect.RESTRICT, "email"))));
        Verdict broken = Verdict.of(FactsOf.with(told, List.of(FactsOf.contract(1, Effect.RESTRICT, "name"))));

        assertThat(kept.outcome()).isEqualTo(Outcome.ALLOW_WITH_OBLIGATIONS);
        assertThat(kept.decisive().rule()).isEqualTo(Rule.NOTICE_SHOWN);
        assertThat(broken.decisive().rule()).isEqualTo(Rule.CONTRACT_RESTRICTS);
    }

    @Example
    void theVersionConsentedToCountsAndNotTheNewest() {
        Verdict verdict = Verdict.of(FactsOf.plain(PurposeMode.CONSENT, FactsOf.consented()));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(verdict.purposeVersion()).isEqualTo(1);
    }

    @Example
    void aNoticeAloneDoesNotReplaceConsent() {
        Verdict verdict = Verdict.of(FactsOf.plain(PurposeMode.CONSENT, FactsOf.told(null)));

        assertThat(verdict.decisive().rule()).isEqualTo(Rule.NO_CONSENT);
    }

    @Example
    void aNoticeShownAfterTheNoCountsAgain() {
        Verdict after = Verdict.of(FactsOf.plain(PurposeMode.NOTICE, FactsOf.told(FactsOf.NOW.minusSeconds(31))));
        Verdict before = Verdict.of(FactsOf.plain(PurposeMode.NOTICE, FactsOf.told(FactsOf.NOW.minusSeconds(29))));

        assertThat(after.decisive().rule()).isEqualTo(Rule.NOTICE_SHOWN);
        assertThat(before.decisive().rule()).isEqualTo(Rule.USE_REJECTED);
    }
}
