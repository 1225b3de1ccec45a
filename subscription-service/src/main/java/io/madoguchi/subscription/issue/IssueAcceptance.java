package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.preflight.Rule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A warning that somebody has seen and takes on, by name. It ends with the next change of the words. */
@Entity
public class IssueAcceptance extends PanacheEntityBase {

    /** Which warning of which issue; the locale is empty where it concerns all of it. */
    @Embeddable
    record Key(
            @Column(nullable = false) UUID issue,
            @Column(nullable = false) String code,
            @Column(nullable = false) String locale) {}

    @EmbeddedId
    Key id = new Key(new UUID(0, 0), "", "");

    @Column(nullable = false)
    String acceptedBy = "";

    @Column(nullable = false)
    Instant acceptedAt = Instant.EPOCH;

    protected IssueAcceptance() {}

    /** The first to accept it stays. */
    static void accept(Issue issue, Rule rule, String locale, Hand hand, Instant now) {
        Key key = new Key(issue.id, rule.name(), locale);
        if (findById(key) == null) {
            IssueAcceptance acceptance = new IssueAcceptance();
            acceptance.id = key;
            acceptance.acceptedBy = hand.name();
            acceptance.acceptedAt = now;
            acceptance.persist();
        }
    }

    static List<IssueAcceptance> listOf(UUID issue) {
        return list("id.issue", issue);
    }

    static void forget(UUID issue) {
        delete("id.issue", issue);
    }
}
