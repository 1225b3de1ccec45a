package io.madoguchi.consent.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a disclosure may rest on, as the registers had it at a moment. */
@ApplicationScoped
public class Registers {

    Registers() {}

    /** An entry in force, by its revision, so that what rested on it can be looked up later. */
    public record Held<T>(UUID id, int revision, T contents) {}

    /** The data categories of a company by their code, and which of them say together who somebody is (FN2). */
    public record Categories(Map<String, Contents.DataCategory> byCode, List<Set<String>> combinations) {

        /** Why these items identify a person: the one item or the combination that does; empty when none does. */
        public Optional<Set<String>> identifying(Set<String> items) {
            Stream<Set<String>> alone = items.stream()
                    .filter(i -> byCode.containsKey(i) && byCode.get(i).identifying())
                    .sorted()
                    .map(Set::of);
            return Stream.concat(alone, combinations.stream().filter(items::containsAll))
                    .findFirst();
        }
    }

    /** What an entry said, and from when until when. */
    public record Dated<T>(Instant from, @Nullable Instant until, T contents) {

        public boolean holds(Instant at) {
            return !from.isAfter(at) && (until == null || at.isBefore(until));
        }
    }

    public Categories categories(String company, Instant at) {
        return categories(
                RegisterEntry.allInForce(company, Register.DATA_CATEGORIES, at),
                RegisterEntry.allInForce(company, Register.IDENTIFYING_COMBINATIONS, at));
    }

    /** As {@link #categories(String, Instant)}, by what was recorded until {@code knownAt}. */
    public Categories categories(String company, Instant at, Instant knownAt) {
        return categories(
                RegisterEntry.allInForce(company, Register.DATA_CATEGORIES, at, knownAt),
                RegisterEntry.allInForce(company, Register.IDENTIFYING_COMBINATIONS, at, knownAt));
    }

    private static Categories categories(List<RegisterEntry> categories, List<RegisterEntry> together) {
        Map<String, Contents.DataCategory> byCode = new HashMap<>();
        for (RegisterEntry entry : categories) {
            Contents.DataCategory category = entry.contents.dataCategory();
            if (category != null) {
                byCode.put(entry.code, category);
            }
        }
        List<Set<String>> combinations = together.stream()
                .map(e -> e.contents.combination())
                .flatMap(c -> c == null ? Stream.empty() : Stream.of(Set.copyOf(c.categories())))
                .toList();
        return new Categories(byCode, combinations);
    }

    public Optional<Held<Contents.JointUse>> jointUse(String company, UUID id, Instant at) {
        return held(company, id, at, Contents::jointUse);
    }

    public Optional<Held<Contents.Succession>> succession(String company, UUID id, Instant at) {
        return held(company, id, at, Contents::succession);
    }

    public Optional<Held<Contents.AnonymisedSet>> anonymisedSet(String company, UUID id, Instant at) {
        return held(company, id, at, Contents::anonymisedSet);
    }

    /** The entrustments of one recipient. */
    public List<Held<Contents.Entrustment>> entrustments(String company, UUID recipient, Instant at) {
        return all(company, Register.ENTRUSTMENTS, at, Contents::entrustment).stream()
                .filter(e -> e.contents().recipient().equals(recipient))
                .toList();
    }

    public List<Held<Contents.Entrustment>> entrustments(String company, UUID recipient, Instant at, Instant knownAt) {
        return held(RegisterEntry.allInForce(company, Register.ENTRUSTMENTS, at, knownAt), Contents::entrustment)
                .filter(e -> e.contents().recipient().equals(recipient))
                .toList();
    }

    /** The joint uses that name this recipient as a user. */
    public List<Held<Contents.JointUse>> jointUses(String company, UUID recipient, Instant at, Instant knownAt) {
        return held(RegisterEntry.allInForce(company, Register.JOINT_USES, at, knownAt), Contents::jointUse)
                .filter(u -> u.contents().users().contains(recipient))
                .toList();
    }

    /** What the consent to a purpose was ever asked for towards recipients of a kind, as far as it was known then. */
    public List<Dated<Contents.Coverage>> coverages(String company, UUID purpose, RecipientKind kind, Instant knownAt) {
        return RegisterEntry.known(company, Register.CONSENT_COVERAGES, knownAt).stream()
                .flatMap(e -> Optional.ofNullable(e.contents.coverage())
                        .map(c -> new Dated<>(e.validFrom, e.endKnown(knownAt).orElse(null), c))
                        .stream())
                .filter(c -> c.contents().purpose().equals(purpose)
                        && c.contents().kinds().contains(kind))
                .toList();
    }

    /** What the consent to a purpose was asked for at that moment. */
    public List<Held<Contents.Coverage>> coverages(String company, UUID purpose, Instant at) {
        return all(company, Register.CONSENT_COVERAGES, at, Contents::coverage).stream()
                .filter(c -> c.contents().purpose().equals(purpose))
                .toList();
    }

    private static <T> Optional<Held<T>> held(
            String company, UUID id, Instant at, Function<Contents, @Nullable T> part) {
        return RegisterEntry.inForce(id, at)
                .filter(e -> e.company.equals(company))
                .flatMap(e -> Optional.ofNullable(part.apply(e.contents)).map(c -> new Held<>(e.entry, e.revision, c)));
    }

    private static <T> List<Held<T>> all(
            String company, Register register, Instant at, Function<Contents, @Nullable T> part) {
        return held(RegisterEntry.allInForce(company, register, at), part).toList();
    }

    private static <T> Stream<Held<T>> held(List<RegisterEntry> entries, Function<Contents, @Nullable T> part) {
        return entries.stream()
                .flatMap(e ->
                        Optional.ofNullable(part.apply(e.contents))
                                .map(c -> new Held<>(e.entry, e.revision, c))
                                .stream());
    }
}
