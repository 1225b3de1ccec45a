package io.madoguchi.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.decision.Rulebook.CareLine;
import io.madoguchi.consent.decision.Rulebook.ContractLine;
import io.madoguchi.consent.decision.Rulebook.LawLine;
import io.madoguchi.consent.decision.Rulebook.Period;
import io.madoguchi.consent.decision.Rulebook.PolicyLine;
import io.madoguchi.consent.decision.Rulebook.PurposeLine;
import io.madoguchi.consent.decision.Rulebook.TermLine;
import io.madoguchi.consent.decision.Rulebook.VersionLine;
import io.madoguchi.consent.ground.GroundFacts.Promise;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.PurposeMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a company's rules say at a moment, as far as they were known at another. */
class RulebookTest {

    private static final UUID PURPOSE = FactsOf.PURPOSE;
    private static final UUID SET = new UUID(5, 5);
    private static final Instant DAY = FactsOf.NOW;

    /** Version n of the purpose and of the policy is published on day 10 n; the contract runs from day 20 to day 40. */
    private static final Rulebook BOOK = new Rulebook(
            "aoba",
            1,
            Map.of(PURPOSE, new PurposeLine(PURPOSE, List.of(version(1, 10), version(2, 20)))),
            Map.of("news", PURPOSE),
            List.of(
                    new PolicyLine(new UUID(3, 1), 1, day(10), day(10), Set.of(PURPOSE), List.of(), false),
                    new PolicyLine(new UUID(3, 1), 2, day(30), day(20), Set.of(), List.of(DisclosureGround.LAW), true)),
            Map.of(
                    SET,
                    List.of(new ContractLine(
                            new UUID(1, 1),
                            List.of(new TermLine(PURPOSE, Effect.DENY, List.of())),
                            "no 1",
                            new Period(day(20), day(40), day(25), day(35))))),
            List.of(new LawLine(new UUID(2, 1), PURPOSE, "1.x", "Art. 18", new Period(day(5), day(50), day(6), null))),
            List.of(new CareLine("email", day(30), day(50), day(35), day(45))));

    @Property
    void aContractPrevailsOnlyWhileItIsInForceAndKnown(
            @ForAll @IntRange(max = 60) int at, @ForAll @IntRange(max = 60) int known) {
        List<Facts.Contract> contracts = facts(at, known, "1.y", List.of(SET)).contracts();

        boolean inForce = at >= 25 && at < 40 && known >= 25 && !(at >= 35 && known >= 35);
        assertThat(contracts).hasSize(inForce ? 1 : 0);
    }

    @Property
    void whoIsNotInTheSetHasNoContract(@ForAll @IntRange(max = 60) int at) {
        assertThat(facts(at, 60, "1.y", List.of()).contracts()).isEmpty();
        assertThat(facts(at, 60, "1.y", List.of(new UUID(5, 6))).contracts()).isEmpty();
    }

    @Property
    void theNewestVersionPublishedByThenAndKnownByThenCounts(
            @ForAll @IntRange(max = 60) int at, @ForAll @IntRange(max = 60) int known) {
        Facts facts = facts(at, known, "1.y", List.of());

        int both = Math.min(at, known);
        assertThat(facts.purpose() == null ? 0 : facts.purpose().version())
                .isEqualTo(both < 10 ? 0 : both < 20 ? 1 : 2);
        int policy = at < 10 || known < 10 ? 0 : at >= 30 && known >= 20 ? 2 : 1;
        assertThat(facts.policy() == null ? 0 : facts.policy().version()).isEqualTo(policy);
        assertThat(facts.policy() != null && facts.policy().declares()).isEqualTo(policy == 1);
    }

    @Property
    void thePromiseIsThatOfThePolicyInForce(@ForAll @IntRange(max = 60) int at, @ForAll @IntRange(max = 60) int known) {
        Facts facts = facts(at, known, "1.y", List.of());

        Promise promise = BOOK.promise(facts.asked());

        int policy = facts.policy() == null ? 0 : facts.policy().version();
        assertThat(promise == null ? 0 : promise.version()).isEqualTo(policy);
        assertThat(promise != null && promise.refusesOthersMarketing()).isEqualTo(policy == 2);
        assertThat(promise != null && promise.grounds().contains(DisclosureGround.LAW))
                .isEqualTo(policy == 2);
    }

    /** The category is marked from day 30 to day 50; that was recorded on day 35, and its end on day 45. */
    @Property
    void aCategoryNeedsSpecialCareWhileItIsMarkedAndThatIsKnown(
            @ForAll @IntRange(max = 60) int at, @ForAll @IntRange(max = 60) int known) {
        Facts.Purpose purpose = facts(at, known, "1.y", List.of()).purpose();

        boolean marked = at >= 30 && known >= 35 && !(at >= 50 && known >= 45);
        assertThat(purpose == null ? List.of() : purpose.specialCare())
                .isEqualTo(marked ? List.of("email") : List.of());
    }

    @Example
    void theNextVersionOfThePolicyIsTheNextReview() {
        Verdict verdict = Verdict.of(facts(29, 29, "1.y", List.of()));

        assertThat(verdict.nextReview()).isEqualTo(day(30));
    }

    @Example
    void aLawfulUseOfOnePersonIsNobodyElses() {
        assertThat(facts(10, 10, "1.x", List.of()).laws()).hasSize(1);
        assertThat(facts(10, 10, "1.y", List.of()).laws()).isEmpty();
    }

    @Example
    void aPurposeHasACodeAndAnId() {
        assertThat(BOOK.find("news")).contains(PURPOSE);
        assertThat(BOOK.find(PURPOSE.toString())).contains(PURPOSE);
        assertThat(BOOK.find("other")).isEmpty();
        assertThat(BOOK.find(new UUID(9, 9).toString())).isEmpty();
    }

    private static Facts facts(int at, int known, String person, List<UUID> sets) {
        Facts.Asked asked = new Facts.Asked(PURPOSE, Operation.USE, List.of(), null, null, day(at), day(known));
        return BOOK.frame(asked).with(person, Person.UNKNOWN, sets, null);
    }

    private static VersionLine version(int number, int day) {
        return new VersionLine(number, PurposeMode.NOTICE, List.of("email"), day(day));
    }

    private static Instant day(int number) {
        return DAY.plusSeconds(86_400L * number);
    }
}
