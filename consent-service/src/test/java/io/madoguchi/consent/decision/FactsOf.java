package io.madoguchi.consent.decision;

import io.madoguchi.consent.contract.Effect;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.purpose.PurposeMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Facts of every kind, and ways to change one thing about them. */
final class FactsOf {

    static final UUID PURPOSE = new UUID(0, 7);
    static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private FactsOf() {}

    static Facts.Asked asked(Operation operation) {
        return new Facts.Asked(PURPOSE, operation, List.of(), null, null, NOW, NOW);
    }

    static Facts plain(PurposeMode mode, Person person) {
        return new Facts(
                asked(Operation.USE),
                new Facts.Purpose(2, mode, List.of("email"), List.of()),
                new Facts.Policy(new UUID(0, 3), 1, true, null),
                List.of(),
                List.of(),
                person,
                null);
    }

    static Facts with(Facts facts, Person person) {
        return new Facts(
                facts.asked(),
                facts.purpose(),
                facts.policy(),
                facts.laws(),
                facts.contracts(),
                person,
                facts.passing());
    }

    static Facts with(Facts facts, List<Facts.Contract> contracts) {
        return new Facts(
                facts.asked(),
                facts.purpose(),
                facts.policy(),
                facts.laws(),
                contracts,
                facts.person(),
                facts.passing());
    }

    static Facts with(Facts facts, Facts.Purpose purpose) {
        return new Facts(
                facts.asked(),
                purpose,
                facts.policy(),
                facts.laws(),
                facts.contracts(),
                facts.person(),
                facts.passing());
    }

    static Person consented() {
        return new Person(
                "GIVEN",
                1,
                1,
                NOW.minusSeconds(60),
                new UUID(0, 9),
                null,
                null,
                null,
                null,
                null,
                Person.Child.NONE,
                Person.Change.NONE,
                false);
    }

    static Person told(Instant withdrawnAt) {
        return new Person(
                null,
                0,
                null,
                null,
                null,
                null,
                1,
                NOW.minusSeconds(30),
                new UUID(0, 8),
                withdrawnAt,
                Person.Child.NONE,
                Person.Change.NONE,
                false);
    }

    static Facts.Contract contract(long id, Effect effect, String... categories) {
        return new Facts.Contract(new UUID(1, id), effect, List.of(categories), "contract " + id, null);
    }

    static Arbitrary<Facts> any() {
        Arbitrary<Facts.Purpose> purposes = Combinators.combine(
                        Arbitraries.of(PurposeMode.class),
                        Arbitraries.of("", "health").map(FactsOf::list))
                .as((mode, care) -> new Facts.Purpose(2, mode, List.of("email", "health"), care));
        Arbitrary<Facts.Policy> policies = Arbitraries.of(true, false)
                .map(declares -> new Facts.Policy(new UUID(0, 3), 1, declares, NOW.plusSeconds(100)));
        Arbitrary<Facts.Contract> contracts = Combinators.combine(
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of(Effect.class),
                        Arbitraries.of("email", "email,health").map(FactsOf::list))
                .as((id, effect, open) -> new Facts.Contract(
                        new UUID(1, id), effect, effect == Effect.RESTRICT ? open : List.of(), "no " + id, null));
        Arbitrary<List<Facts.Law>> laws = Arbitraries.frequency(
                Tuple.of(9, List.of()),
                Tuple.of(1, List.of(new Facts.Law(new UUID(2, 1), "Art. 18(3)i", NOW.plusSeconds(9)))));
        Arbitrary<Facts.Asked> asked = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(8, Operation.USE),
                                Tuple.of(1, Operation.STATISTICS),
                                Tuple.of(1, Operation.DISCLOSE)),
                        Arbitraries.of("", "email", "email,age").map(FactsOf::list))
                .as((operation, categories) -> new Facts.Asked(PURPOSE, operation, categories, null, null, NOW, NOW));
        return Combinators.combine(
                        asked,
                        purposes.injectNull(0.1),
                        policies.injectNull(0.1),
                        laws,
                        contracts.list().ofMaxSize(2),
                        persons())
                .as((a, purpose, policy, law, contract, person) ->
                        new Facts(a, purpose, policy, law, contract, person, null));
    }

    /** The same, half of them about passing the data on. */
    static Arbitrary<Facts> anyPassedOn() {
        return Combinators.combine(
                        any(),
                        PassingOf.any(),
                        Arbitraries.of(RecipientUse.class).injectNull(0.5))
                .as((facts, passing, use) -> PassingOf.on(facts, passing, use));
    }

    private static List<String> list(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(",", -1));
    }

    static Arbitrary<Person> persons() {
        Arbitrary<Instant> moments = Arbitraries.longs().between(-50, -1).map(NOW::plusSeconds);
        Arbitrary<Person> said = Combinators.combine(
                        Arbitraries.of("GIVEN", "WITHDRAWN", "INVALIDATED", "REFUSED", "EXPIRED")
                                .injectNull(0.3),
                        Arbitraries.integers().between(1, 3),
                        moments,
                        Arbitraries.longs().between(-5, 5).map(NOW::plusSeconds).injectNull(0.7),
                        moments.injectNull(0.5),
                        moments.injectNull(0.6))
                .as((status, live, since, until, told, no) -> new Person(
                        status,
                        "GIVEN".equals(status) ? live : 0,
                        status == null ? null : 1,
                        status == null ? null : since,
                        status == null ? null : new UUID(0, 9),
                        until,
                        told == null ? null : 1,
                        told,
                        told == null ? null : new UUID(0, 8),
                        no,
                        Person.Child.NONE,
                        Person.Change.NONE,
                        false));
        return Combinators.combine(
                        said,
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(Person.Child.NONE)),
                                Tuple.of(2, Arbitraries.of(Person.Child.class))),
                        Arbitraries.of(Person.Change.class),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as((p, child, change, ended) -> new Person(
                        p.status(),
                        p.live(),
                        p.consentVersion(),
                        p.since(),
                        p.event(),
                        p.validUntil(),
                        p.noticeVersion(),
                        p.noticeAt(),
                        p.notice(),
                        p.withdrawnAt(),
                        child,
                        change,
                        ended));
    }
}
