package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.Rulebook.ContractLine;
import io.madoguchi.consent.decision.Rulebook.LawLine;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the facts that one question has in common for all people; with a person it becomes the facts. */
record Frame(
        Rulebook book,
        Facts.Asked asked,
        Facts.@Nullable Purpose purpose,
        Facts.@Nullable Policy policy,
        List<LawLine> laws) {

    Facts with(String ref, Person person, Collection<UUID> sets, Facts.@Nullable Recipient recipient) {
        return new Facts(asked, purpose, policy, lawsFor(ref), contracts(sets), person, recipient);
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
