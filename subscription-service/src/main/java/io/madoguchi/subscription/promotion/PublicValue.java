package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value that decides the draw, as one person read it at its source and another one did too. */
@Entity
public class PublicValue extends PanacheEntityBase {

    @Id
    UUID id;

    UUID promotion;

    @Column(nullable = false)
    String value;

    @Column(nullable = false)
    String statedBy;

    @Column(nullable = false)
    String statedName;

    @Column(nullable = false)
    Instant statedAt;

    @Nullable
    String witnessName;

    @Nullable
    Instant witnessedAt;

    @Nullable
    Instant replacedAt;

    protected PublicValue() {}

    static PublicValue state(UUID promotion, String value, Hand hand, Instant now) {
        PublicValue stated = new PublicValue();
        stated.id = Ids.next();
        stated.promotion = promotion;
        stated.value = value;
        stated.statedBy = hand.subject();
        stated.statedName = hand.name();
        stated.statedAt = now;
        return stated;
    }

    /** A mistake is replaced, never overwritten. */
    void replace(Instant now) {
        replacedAt = now;
    }

    /** The second person reads the source again and types what stands there, without copying it from here. */
    void witness(String read, Hand second, Instant now) {
        if (statedBy.equals(second.subject())) {
            throw new ProblemException(
                    PromotionProblem.SAME_PERSON, "You stated the value. Somebody else must read it at its source.");
        }
        if (!value.equals(read)) {
            throw new ProblemException(
                    PromotionProblem.VALUE_DIFFERS, "Look at the source together; whoever misread states it again.");
        }
        witnessName = second.name();
        witnessedAt = now;
    }

    static Optional<PublicValue> findStanding(UUID promotion) {
        return find("promotion = ?1 and replacedAt is null", promotion).firstResultOptional();
    }

    static List<PublicValue> listAll(UUID promotion) {
        return list("promotion = ?1 order by id", promotion);
    }
}
