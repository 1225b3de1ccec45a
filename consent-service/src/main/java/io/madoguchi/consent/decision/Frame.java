package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.Receiving.Handover;
import io.madoguchi.consent.decision.Rulebook.ContractLine;
import io.madoguchi.consent.decision.Rulebook.LawLine;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the facts that one question has in common for all people; with a person it becomes the facts.
 *
 * @param handover what the registers say, where data is to be passed on
 */
record Frame(
        Rulebook book,
        Facts.Asked asked,
        Facts.@Nullable Purpose purpose,
        Facts.@Nullable Policy policy,
        List<LawLine> laws,
        @Nullable Handover handover) {

    Frame with(Handover handover) {
        return new Frame(book, asked, purpose, policy, laws, handover);
    }

    Facts with(String ref, Person person, Collection<UUID> sets, @Nullable Passing passing) {
        return new Facts(asked, purpose, policy, lawsFor(ref), contracts(sets), person, passing);
    }

    /** What is asked for, or all that the purpose declares. */
    List<String> categoriesMeant() {
        return asked.categories().isEmpty() && purpose != null ? purpose.categories() : asked.categories();
    }

    private List<Facts.Law> lawsFor(String ref) {
        if (laws.isEmpty()) {
            return List.of();
        }
        return laws.stream()
                .filter(l -> l.person() == null || l.person().equals(ref))
                .map(l -> new Facts.Law(
                        l.id(), l.article(), Objects.requireNonNull(l.period().end())))
                .toList();
    }

    private List<Facts.Contract> contracts(Collection<UUID> sets) {
        if (sets.isEmpty()) {
            return List.of();
        }
        return sets.stream()
                .flatMap(set -> book.contractsOfSet().getOrDefault(set, List.of()).stream())
                .filter(c -> c.period().holds(asked.at(), asked.knownAt()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .flatMap(c -> c.terms().stream()
                        .filter(t -> t.purpose().equals(asked.purpose()))
                        .map(t -> contract(c, t)))
                .toList();
    }

    private static Facts.Contract contract(ContractLine line, Rulebook.TermLine term) {
        return new Facts.Contract(
                line.id(),
                term.effect(),
                term.categories(),
                line.document(),
                line.period().end());
    }
}
