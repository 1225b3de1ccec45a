package io.madoguchi.subscription.issue;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A test copy of an issue for the member of staff who asked for it. */
@Entity
public class IssueProof extends PanacheEntityBase {

    private static final Duration KEPT = Duration.ofDays(1);

    @Id
    UUID id;

    UUID issue;

    @Column(nullable = false)
    String locale;

    @Column(nullable = false)
    String person;

    int generation;

    @Column(nullable = false)
    byte[] addressSealed;

    @Column(nullable = false)
    Instant createdAt;

    protected IssueProof() {}

    static IssueProof of(Issue issue, Locale locale, Holder holder, EmailAddress to, Seal seal, Instant now) {
        IssueProof proof = new IssueProof();
        proof.id = Ids.next();
        proof.issue = issue.id;
        proof.locale = locale.getLanguage();
        proof.person = holder.person().value();
        proof.generation = holder.generation();
        proof.addressSealed = seal.seal(holder, RetentionClass.CONTACT, context(proof.id), to.typed());
        proof.createdAt = now;
        return proof;
    }

    EmailAddress address(Seal seal) {
        Holder holder = new Holder(new PersonRef(person), generation);
        return EmailAddress.parse(seal.open(holder, RetentionClass.CONTACT, context(id), addressSealed));
    }

    static void forgetOld(Instant now) {
        delete("createdAt < ?1", now.minus(KEPT));
    }

    private static String context(UUID id) {
        return "issue_proof.address|" + id;
    }
}
