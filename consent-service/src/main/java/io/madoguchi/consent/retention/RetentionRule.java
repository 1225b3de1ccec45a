package io.madoguchi.consent.retention;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How long the data of a purpose is kept, in the form a machine can execute. */
@Entity
class RetentionRule extends PanacheEntityBase {

    @Id
    UUID purpose;

    String company;

    @Enumerated(EnumType.STRING)
    KeepUntil.Anchor anchor;

    int keepDays;
    Instant setAt;
    String setBy;

    protected RetentionRule() {}

    static RetentionRule of(UUID purpose, String company) {
        RetentionRule rule = new RetentionRule();
        rule.purpose = purpose;
        rule.company = company;
        return rule;
    }

    void set(KeepUntil.Anchor from, int days, String by, Instant now) {
        anchor = from;
        keepDays = days;
        setAt = now;
        setBy = by;
    }

    KeepUntil keepUntil() {
        return new KeepUntil(anchor, Duration.ofDays(keepDays));
    }

    static List<RetentionRule> after(String company, UUID purpose, int limit) {
        return find("company = ?1 and purpose > ?2 order by purpose", company, purpose)
                .page(0, limit)
                .list();
    }
}
