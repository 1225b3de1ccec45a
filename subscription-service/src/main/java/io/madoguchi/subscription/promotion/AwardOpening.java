package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** That somebody had the winners' names and addresses as a file; who they are is not in it. */
@Entity
public class AwardOpening extends PanacheEntityBase {

    @Id
    UUID id;

    UUID promotion;

    @Column(nullable = false)
    String openedBy;

    @Column(nullable = false)
    String reason;

    int rows;

    @Column(nullable = false)
    Instant openedAt;

    protected AwardOpening() {}

    static AwardOpening of(UUID promotion, Hand hand, String reason, int rows, Instant now) {
        AwardOpening opening = new AwardOpening();
        opening.id = Ids.next();
        opening.promotion = promotion;
        opening.openedBy = hand.name();
        opening.reason = reason;
        opening.rows = rows;
        opening.openedAt = now;
        return opening;
    }
}
