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

    public Categories categories(String company, Instant at) {
        Map<String, Contents.DataCategory> byCode = new HashMap<>();
        for (RegisterEntry entry : RegisterEntry.allInForce(company, Register.DATA_CATEGORIES, at)) {
            Contents.DataCategory category = entry.contents.dataCategory();
            if (category != null) {
                byCode.put(entry.code, category);
            }
        }
        List<Set<String>> combinations =
                RegisterEntry.allInForce(company, Register.IDENTIFYING_COMBINATIONS, at).stream()
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
        return RegisterEntry.allInForce(company, register, at).stream()
                .flatMap(e ->
                        Optional.ofNullable(part.apply(e.contents))
                                .map(c -> new Held<>(e.entry, e.revision, c))
                                .stream())
                .toList();
    }
}
