package io.madoguchi.consent.decision;

import io.madoguchi.consent.ground.RecipientUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frames of many questions about one moment: made once for each purpose, operation and set of categories. */
final class Frames {

    private record Kind(
            UUID purpose,
            Operation operation,
            List<String> categories,
            @Nullable UUID recipient,
            @Nullable RecipientUse use) {

        Facts.Asked at(Instant now) {
            return new Facts.Asked(purpose, operation, categories, recipient, use, now, now);
        }
    }

    private final Rulebook book;
    private final Receiving receiving;
    private final Instant now;
    private final Map<Kind, Frame> made = new HashMap<>();

    Frames(Rulebook book, Receiving receiving, Instant now) {
        this.book = book;
        this.receiving = receiving;
        this.now = now;
    }

    Frame of(UUID purpose, Many question) {
        return made.computeIfAbsent(
                new Kind(
                        purpose,
                        question.operation(),
                        question.categories(),
                        question.recipient(),
                        question.recipientUse()),
                k -> receiving.of(book.frame(k.at(now))));
    }
}
