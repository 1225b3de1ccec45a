package io.madoguchi.consent.disclosure;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What inquiry-service last said of an inquiry: whose it is, which partner is to answer it, and whether it is open (F4.4). */
@Entity
class InquiryStanding extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String person;
    UUID recipient;
    boolean open;
    Instant reportedAt;
    String reportedBy;

    protected InquiryStanding() {}

    static InquiryStanding of(UUID id, ReportInquiry report, String by, Instant now) {
        InquiryStanding standing = new InquiryStanding();
        standing.id = id;
        standing.company = report.company();
        standing.person = report.person();
        standing.recipient = report.recipient();
        standing.say(report.open(), by, now);
        return standing;
    }

    void say(boolean isOpen, String by, Instant now) {
        open = isOpen;
        reportedAt = now;
        reportedBy = by;
    }

    boolean isAbout(ReportInquiry report) {
        return company.equals(report.company())
                && person.equals(report.person())
                && recipient.equals(report.recipient());
    }

    static boolean isOpen(@Nullable UUID id, PersonRef person, RequestDisclosure request) {
        return id != null
                && InquiryStanding.<InquiryStanding>findByIdOptional(id)
                        .filter(i -> i.open
                                && i.company.equals(request.company())
                                && i.person.equals(person.value())
                                && i.recipient.equals(request.recipient()))
                        .isPresent();
    }
}
