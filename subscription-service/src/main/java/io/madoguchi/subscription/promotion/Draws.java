package io.madoguchi.subscription.promotion;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes, takes the public value from two people, and draws: each step once, in one transaction, from what is stored. */
@ApplicationScoped
class Draws {

    private final DrawSecret secret;
    private final Awards awards;
    private final PromotionEvents events;
    private final Links links;
    private final Clock clock;

    Draws(DrawSecret secret, Awards awards, PromotionEvents events, Links links, Clock clock) {
        this.secret = secret;
        this.awards = awards;
        this.events = events;
        this.links = links;
        this.clock = clock;
    }

    /** Fixes the entries: no entry is under way while the promotion is locked, and none comes later. */
    @Transactional(Transactional.TxType.MANDATORY)
    void close(Promotion promotion) {
        Instant now = clock.instant();
        promotion.close(now);
        Draw draw = Draw.close(promotion.id, EntryTree.of(Entry.leaves(promotion.id)), now);
        draw.persist();
        events.publish(PromotionEvents.Fact.CLOSED, promotion, draw);
    }

    /** The first person says what the source shows; said again, it replaces what was said before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void state(Promotion promotion, String value, Hand hand) {
        Instant now = clock.instant();
        promotion.mustAwaitValue(now);
        PublicValue.findStanding(promotion.id).ifPresent(before -> before.replace(now));
        PublicValue.flush();
        PublicValue.state(promotion.id, value, hand, now).persistAndFlush();
    }

    /** The second person has read the same: the secret is opened and the draw is done. There is no second draw. */
    @Transactional(Transactional.TxType.MANDATORY)
    void draw(Promotion promotion, String read, Hand second) {
        Instant now = clock.instant();
        promotion.draw(now);
        PublicValue value = PublicValue.findStanding(promotion.id)
                .orElseThrow(() ->
                        new ProblemException(PromotionProblem.NOT_IN_STATE, "Nobody has stated the public value yet."));
        value.witness(read, second, now);
        Draw draw = Draw.findDraw(promotion.id).orElseThrow();
        byte[] opened = secret.of(promotion.id);
        if (!Arrays.equals(Digest.sha256(opened), promotion.commitment)) {
            throw new IllegalStateException(
                    "The secret is not the one that was committed to; the mounted one was changed.");
        }
        int[] order = draw.run(opened, value.value, promotion.winners() + promotion.alternates, now);
        EntryTree tree = draw.tree();
        for (int i = 0; i < order.length; i++) {
            @Nullable
            UUID entry = Entry.findByLeaf(promotion.id, tree.leafAt(order[i]))
                    .map(Entry::id)
                    .orElse(null);
            Award.drawn(promotion.id, i + 1, order[i], entry, links, now).persist();
        }
        Award.flush();
        awards.announce(promotion);
        events.publish(PromotionEvents.Fact.DRAWN, promotion, draw);
    }
}
