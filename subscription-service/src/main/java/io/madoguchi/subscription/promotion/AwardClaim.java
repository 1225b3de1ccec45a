package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes a prize and where it goes; sealed, and gone with the entry. */
@Entity
public class AwardClaim extends PanacheEntityBase {

    @Id
    UUID award;

    UUID entry;

    byte @Nullable [] nameSealed;

    byte @Nullable [] deliverySealed;

    @Column(nullable = false)
    Instant claimedAt;

    protected AwardClaim() {}

    static AwardClaim of(Award award, Entry entry, AnswerPrize answer, Seal seal, Instant now) {
        AwardClaim claim = new AwardClaim();
        claim.award = award.id;
        claim.entry = entry.id;
        claim.nameSealed = claim.seal(seal, entry.holder(), "name", answer.name());
        claim.deliverySealed = claim.seal(seal, entry.holder(), "delivery", answer.delivery());
        claim.claimedAt = now;
        return claim;
    }

    private byte @Nullable [] seal(Seal seal, Holder holder, String column, @Nullable String plain) {
        return plain == null ? null : seal.seal(holder, RetentionClass.CONTACT, context(column), plain.strip());
    }

    @Nullable
    String name(Seal seal, Holder holder) {
        return open(seal, holder, "name", nameSealed);
    }

    @Nullable
    String delivery(Seal seal, Holder holder) {
        return open(seal, holder, "delivery", deliverySealed);
    }

    private @Nullable String open(Seal seal, Holder holder, String column, byte @Nullable [] sealed) {
        return sealed == null ? null : seal.open(holder, RetentionClass.CONTACT, context(column), sealed);
    }

    private String context(String column) {
        return "award_claim." + column + "|" + award;
    }

    static Optional<AwardClaim> ofAward(UUID award) {
        return findByIdOptional(award);
    }
}
