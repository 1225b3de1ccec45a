package io.madoguchi.consent.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The frames of many questions about one moment: made once for each purpose, operation and set of categories. */
final class Frames {

    private record Kind(UUID purpose, Operation operation, List<String> categories) {}

    private final Rulebook book;
    private final Instant now;
    private final Map<Kind, Frame> made = new HashMap<>();

    Frames(Rulebook book, Instant now) {
        this.book = book;
        this.now = now;
    }

    Frame of(UUID purpose, Many question) {
        return made.computeIfAbsent(
                new Kind(purpose, question.operation(), question.categories()),
                k -> book.frame(new Facts.Asked(k.purpose(), k.operation(), k.categories(), null, now, now)));
    }
}
