package io.madoguchi.consent.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** One person in a change, over every order of reports and objections: the new use never starts early (E16). */
class PolicyChangePersonTest {

    private static final Instant TOLD = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(20);

    private enum Kind {
        DELIVERED,
        FAILED,
        UNREACHABLE,
        OBJECTED
    }

    private record Fact(Kind kind, int second) {}

    @Provide
    Arbitrary<List<Fact>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 60))
                .as(Fact::new)
                .list()
                .ofMaxSize(6)
                .map(facts -> facts.stream()
                        .sorted(java.util.Comparator.comparingInt(Fact::second))
                        .toList());
    }

    @Property(tries = 3000)
    void nothingStartsWithoutADeliveryBeforeTheWindowOrAgainstANo(
            @ForAll("histories") List<Fact> facts, @ForAll @IntRange(max = 120) int second) {
        PolicyChangePerson person = told();
        facts.forEach(fact -> learn(person, fact));
        Instant at = TOLD.plusSeconds(second);

        ChangeStanding standing = person.standing(at);

        boolean objected = facts.stream().anyMatch(f -> f.kind() == Kind.OBJECTED && f.second() <= second);
        Fact last = facts.stream()
                .filter(f -> f.kind() != Kind.OBJECTED)
                .reduce((before, after) ->
                        before.kind() == Kind.DELIVERED && after.kind() == Kind.DELIVERED ? before : after)
                .orElse(null);
        boolean over = last != null
                && last.kind() == Kind.DELIVERED
                && !at.isBefore(TOLD.plusSeconds(last.second()).plus(WINDOW));
        assertThat(standing == ChangeStanding.STARTED).isEqualTo(over && !objected);
        assertThat(standing == ChangeStanding.OBJECTED).isEqualTo(objected);
        assertThat(person.standing(TOLD.minusSeconds(1))).isEqualTo(ChangeStanding.NONE);
    }

    @Property(tries = 1000)
    void aRepeatedFactChangesNothing(@ForAll("histories") List<Fact> facts, @ForAll @IntRange(max = 120) int second) {
        PolicyChangePerson once = told();
        PolicyChangePerson twice = told();

        facts.forEach(fact -> {
            learn(once, fact);
            learn(twice, fact);
            learn(twice, fact);
        });

        Instant at = TOLD.plusSeconds(second);
        assertThat(twice.standing(at)).isEqualTo(once.standing(at));
        assertThat(twice.objectedAt).isEqualTo(once.objectedAt);
    }

    private static PolicyChangePerson told() {
        PolicyChangePerson person = new PolicyChangePerson();
        person.person = "1.x";
        person.change = new UUID(0, 1);
        person.state = PolicyChangePerson.State.TOLD;
        person.toldAt = TOLD;
        return person;
    }

    private static void learn(PolicyChangePerson person, Fact fact) {
        Instant at = TOLD.plusSeconds(fact.second());
        switch (fact.kind()) {
            case DELIVERED -> person.delivered(at, at.plus(WINDOW), at);
            case FAILED -> person.notReached(PolicyChangePerson.State.FAILED, at);
            case UNREACHABLE -> person.notReached(PolicyChangePerson.State.UNREACHABLE, at);
            case OBJECTED -> person.object("SELF", at);
        }
    }
}
