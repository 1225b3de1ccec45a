package io.madoguchi.subscription.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One revision of a recipient at consent-service, as far as it says whether the recipient is bound (E9). */
@Entity
public class VendorCommitment extends PanacheEntityBase {

    /** Where documents are dated, as consent-service has it. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    @EmbeddedId
    Revision id;

    String company;
    String nameJa;
    String nameEn;
    Instant validFrom;

    @Nullable
    Instant validUntil;

    boolean whole;

    @Nullable
    LocalDate fromDay;

    @Nullable
    LocalDate untilDay;

    @Nullable
    LocalDate reviewBy;

    /** Revisions of an entry never change but for their end. */
    @Embeddable
    public record Revision(UUID recipient, int revision) {}

    protected VendorCommitment() {}

    static VendorCommitment of(RecipientRecorded fact) {
        VendorCommitment revision = new VendorCommitment();
        revision.id = new Revision(fact.id(), fact.revision());
        return revision;
    }

    void update(RecipientRecorded fact) {
        company = fact.company();
        nameJa = fact.names().ja();
        nameEn = fact.names().en();
        validFrom = fact.validFrom();
        validUntil = fact.validUntil();
        RecipientRecorded.Bond bond = fact.commitment();
        whole = bond != null && bond.whole();
        fromDay = bond == null ? null : bond.from();
        untilDay = bond == null ? null : bond.until();
        reviewBy = fact.reviewBy();
    }

    static Optional<VendorCommitment> findRevision(UUID recipient, int revision) {
        return findByIdOptional(new Revision(recipient, revision));
    }

    /** What is in force of a recipient of this company. */
    static Optional<VendorCommitment> inForce(UUID recipient, Instant now) {
        return find(
                        "id.recipient = ?1 and validFrom <= ?2 and (validUntil is null or validUntil > ?2)"
                                + " order by id.revision desc",
                        recipient,
                        now)
                .firstResultOptional();
    }

    static List<VendorCommitment> listInForce(Set<String> companies, Instant now) {
        return list(
                "company in ?1 and validFrom <= ?2 and (validUntil is null or validUntil > ?2) order by id.recipient",
                companies,
                now);
    }

    /** The same rule by which consent-service decides. */
    boolean bindsAt(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZONE);
        LocalDate begins = fromDay;
        LocalDate ends = untilDay;
        LocalDate looked = reviewBy;
        return whole
                && begins != null
                && !day.isBefore(begins)
                && (ends == null || !day.isAfter(ends))
                && looked != null
                && !day.isAfter(looked);
    }
}
