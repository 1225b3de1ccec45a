package io.madoguchi.subscription.returns;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was understood of a mail that came back. */
@Entity
public class ReturnEvent extends PanacheEntityBase {

    @Id
    UUID id;

    UUID mail;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ReturnKind kind;

    @Nullable
    String company;

    @Nullable
    String person;

    @Nullable
    UUID delivery;

    @Nullable
    UUID issue;

    @Nullable
    String status;

    @Nullable
    String reason;

    @Column(nullable = false)
    Instant at;

    protected ReturnEvent() {}

    private ReturnEvent(ReturnMail mail, Finding finding) {
        this.id = Ids.next();
        this.mail = mail.id;
        this.kind = finding.kind();
        this.status = finding.status();
        this.reason = finding.reason();
        this.at = mail.receivedAt;
    }

    static ReturnEvent of(ReturnMail mail, Finding finding) {
        ReturnEvent event = new ReturnEvent(mail, finding);
        Finding.About about = finding.about();
        if (about != null) {
            event.company = about.company();
            event.person = about.person().value();
            event.delivery = about.delivery();
            event.issue = about.issue();
        }
        return event;
    }

    Optional<PersonRef> person() {
        return Optional.ofNullable(person).map(PersonRef::new);
    }

    static Optional<ReturnEvent> findEvent(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<ReturnEvent> findByMail(UUID mail) {
        return find("mail", mail).firstResultOptional();
    }
}
