package io.madoguchi.subscription.promotion;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries as they were fixed at the close, and what was drawn from them. */
@Entity
public class Draw extends PanacheEntityBase {

    @Id
    UUID promotion;

    @Column(nullable = false)
    byte[] root;

    int entries;

    @Column(nullable = false)
    byte[] leaves;

    @Column(nullable = false)
    Instant closedAt;

    byte @Nullable [] secret;

    byte @Nullable [] seed;

    int @Nullable [] picked;

    @Nullable
    Instant drawnAt;

    protected Draw() {}

    static Draw close(UUID promotion, EntryTree tree, Instant now) {
        Draw draw = new Draw();
        draw.promotion = promotion;
        draw.root = tree.root();
        draw.entries = tree.size();
        draw.leaves = tree.joined();
        draw.closedAt = now;
        return draw;
    }

    /** Opens the secret and draws as many as there are prizes and alternates. */
    int[] run(byte[] opened, String value, int wanted, Instant now) {
        byte[] grown = Lottery.seed(promotion, root, opened, value);
        int[] drawn = Lottery.order(grown, entries, wanted);
        secret = opened;
        seed = grown;
        picked = drawn;
        drawnAt = now;
        return drawn;
    }

    EntryTree tree() {
        return EntryTree.stored(leaves);
    }

    static Optional<Draw> findDraw(UUID promotion) {
        return findByIdOptional(promotion);
    }
}
