package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.events.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the other services what became of a promotion and of who entered it; names nobody. */
@ApplicationScoped
class PromotionEvents {

    private static final String PROMOTIONS = "madoguchi.issues";
    private static final String PEOPLE = "madoguchi.subscriptions";

    private final Outbox outbox;
    private final Clock clock;

    PromotionEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The facts about a promotion that others hear of. */
    enum Fact {
        PUBLISHED("promotion.published"),
        CLOSED("promotion.closed"),
        DRAWN("draw.published"),
        ENDED("promotion.ended");

        private final String type;

        Fact(String type) {
            this.type = type;
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Happened(
            UUID id,
            String company,
            UUID purpose,
            Instant at,
            @Nullable Integer entries,
            @Nullable String root) {}

    /** {@code promotion.entered}: what was taken of whom, under which notice. It is no consent to any mail. */
    @RegisterForReflection
    record Entered(
            UUID entry,
            String person,
            int generation,
            String company,
            UUID promotion,
            UUID purpose,
            UUID collectionPoint,
            Notice notice,
            int rules,
            Instant at) {}

    @RegisterForReflection
    record Notice(int revision, String hash, String locale) {}

    /** {@code promotion.entry-ended}: the contact of the entry is gone. */
    @RegisterForReflection
    record EntryEnded(UUID entry, String person, String company, UUID promotion, EndReason reason, Instant at) {}

    enum EndReason {
        WITHDRAWN,
        ERASED
    }

    void publish(Fact fact, Promotion promotion, @Nullable Draw draw) {
        Happened data = new Happened(
                promotion.id,
                promotion.company,
                promotion.purpose,
                clock.instant(),
                draw == null ? null : draw.entries,
                draw == null ? null : HexFormat.of().formatHex(draw.root));
        outbox.publish(PROMOTIONS, promotion.id.toString(), fact.type, data);
    }

    void entered(Entry entry, Promotion promotion) {
        outbox.publish(
                PEOPLE,
                entry.person,
                "promotion.entered",
                new Entered(
                        entry.id,
                        entry.person,
                        entry.generation,
                        entry.company,
                        promotion.id,
                        promotion.purpose,
                        entry.collectionPoint,
                        new Notice(entry.noticeRevision, entry.noticeHash, entry.noticeLocale),
                        entry.rules,
                        entry.enteredAt));
    }

    void ended(Entry entry, EndReason reason) {
        outbox.publish(
                PEOPLE,
                entry.person,
                "promotion.entry-ended",
                new EntryEnded(entry.id, entry.person, entry.company, entry.promotion, reason, clock.instant()));
    }
}
