package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.InquiryProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A form of a company, with the notice shown before its button: what is taken in without that notice is refused (F1.1). */
@Entity
class CollectionPoint extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    int revision;
    boolean open;
    String noticeJa;
    String noticeEn;

    protected CollectionPoint() {}

    /** Takes the revision that was opened; an older one than the known changes nothing. */
    static void opened(PointOpened fact) {
        CollectionPoint point =
                CollectionPoint.<CollectionPoint>findByIdOptional(fact.id()).orElseGet(CollectionPoint::new);
        if (fact.revision() < point.revision) {
            return;
        }
        point.id = fact.id();
        point.company = fact.company();
        point.revision = fact.revision();
        point.open = true;
        point.noticeJa = fact.notice().ja().hash();
        point.noticeEn = fact.notice().en().hash();
        point.persist();
    }

    static void closed(PointClosed fact) {
        CollectionPoint.<CollectionPoint>findByIdOptional(fact.id()).ifPresent(point -> point.open = false);
    }

    /** The person read exactly the words that are in force there, in the language they read (E5). */
    static void mustHaveShown(SubmitInquiry request) {
        SubmitInquiry.Notice shown = request.notice();
        CollectionPoint point = CollectionPoint.<CollectionPoint>findByIdOptional(shown.collectionPoint())
                .filter(p -> p.company.equals(request.company()))
                .orElseThrow(() ->
                        ProblemException.field("notice.collectionPoint", "must be a form of the company written to"));
        if (!point.open) {
            throw new ProblemException(InquiryProblem.COLLECTION_POINT_CLOSED, "Nothing is taken in by this form.");
        }
        String hash = request.locale().equals("ja") ? point.noticeJa : point.noticeEn;
        if (shown.revision() != point.revision || !shown.hash().equals(hash)) {
            throw new ProblemException(
                    InquiryProblem.NOTICE_CHANGED, "Read the notice in force, show it to the person, then send again.");
        }
    }
}
