package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The house's own share of the seed. Its hash is public before the promotion opens; the share itself is grown from a mounted
 * secret when it is needed, so that no copy of the database, old or new, holds it before the draw.
 */
@ApplicationScoped
class DrawSecret {

    private final BlindIndex index;

    DrawSecret(BlindIndex index) {
        this.index = index;
    }

    byte[] of(UUID promotion) {
        return index.of("promotion.secret", promotion.toString());
    }

    byte[] commitment(UUID promotion) {
        return Digest.sha256(of(promotion));
    }
}
