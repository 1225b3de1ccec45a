package io.madoguchi.consent.decision;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Commitment;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.DocumentRef;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import io.madoguchi.consent.recipient.TransferGround;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What the grounds look at, of every kind. */
final class PassingOf {

    private static final UUID RECIPIENT = new UUID(4, 1);
    private static final Names NAMES = new Names("名", "name");
    private static final Texts TEXTS = new Texts("文", "text");
    private static final DocumentRef DOCUMENT = new DocumentRef("DMS-1", "a".repeat(64));
    private static final List<String> ITEMS = List.of("email", "health");

    private PassingOf() {}

    /** The facts of the same question with somebody who is to receive the data. */
    static Facts on(Facts facts, Passing passing, @Nullable RecipientUse use) {
        Facts.Asked asked = facts.asked();
        Facts.Asked passedOn = new Facts.Asked(
                asked.purpose(), asked.operation(), asked.categories(), RECIPIENT, use, asked.at(), asked.knownAt());
        Map<String, Contents.DataCategory> items = new HashMap<>(passing.items());
        items.keySet().retainAll(facts.categoriesMeant());
        return new Facts(
                passedOn,
                facts.purpose(),
                facts.policy(),
                facts.laws(),
                facts.contracts(),
                facts.person(),
                new Passing(passing.promise(), passing.recipient(), items, passing.backing(), passing.consented()));
    }

    static Arbitrary<Passing> any() {
        Arbitrary<GroundFacts.Promise> promises = Combinators.combine(
                        Arbitraries.subsetOf(Arrays.asList(DisclosureGround.values())), Arbitraries.of(true, false))
                .as((grounds, refuses) -> new GroundFacts.Promise(
                        new UUID(0, 3), 1, grounds.stream().sorted().toList(), refuses));
        Arbitrary<Map<String, Contents.DataCategory>> items = Arbitraries.of(
                Map.of("email", category()), Map.of("health", category(), "email", category()), Map.of());
        Arbitrary<List<Contents.Coverage>> consented = Arbitraries.of(
                List.of(),
                List.of(new Contents.Coverage(FactsOf.PURPOSE, List.of(RecipientKind.values()), ITEMS, List.of("US"))));
        return Combinators.combine(promises.injectNull(0.1), recipients().injectNull(0.1), items, backings(), consented)
                .as(Passing::new);
    }

    private static Arbitrary<Recipient> recipients() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        Arbitrary<Commitment> commitments = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(today, today.minusDays(1)))
                .as((whole, until) -> new Commitment(DOCUMENT, true, whole, whole, LocalDate.of(2026, 1, 1), until));
        return Combinators.combine(
                        Arbitraries.of(RecipientKind.class),
                        Arbitraries.of("JP", "JP", "US"),
                        Arbitraries.of(TransferGround.class).injectNull(0.7),
                        commitments.injectNull(0.1),
                        Arbitraries.of(today, today.minusDays(1)).injectNull(0.1))
                .as((kind, country, transfer, commitment, review) ->
                        new Recipient(RECIPIENT, 3, "aoba", kind, NAMES, country, null, transfer, commitment, review));
    }

    private static Arbitrary<GroundFacts.Backing> backings() {
        Contents.JointUse use = new Contents.JointUse(
                TEXTS,
                ITEMS,
                List.of(RECIPIENT),
                TEXTS,
                List.of(FactsOf.PURPOSE),
                "aoba",
                new Contents.PublishedNotice("https://www.example.jp/joint", "a".repeat(64), FactsOf.NOW));
        Contents.Entrustment other = new Contents.Entrustment(
                RECIPIENT, TEXTS, List.of(new UUID(9, 9)), ITEMS, DOCUMENT, LocalDate.of(2099, 1, 1));
        return Combinators.combine(
                        Arbitraries.of(List.of(use), List.<Contents.JointUse>of()),
                        Arbitraries.of(List.of(other), List.<Contents.Entrustment>of()),
                        Arbitraries.of(true, false))
                .as((uses, entrusted, group) -> new GroundFacts.Backing(null, false, uses, null, entrusted, group));
    }

    private static Contents.DataCategory category() {
        return new Contents.DataCategory(NAMES, true, false, false);
    }
}
