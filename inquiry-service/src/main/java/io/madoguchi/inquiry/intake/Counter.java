package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.request.Cases;
import io.madoguchi.inquiry.request.Channel;
import io.madoguchi.inquiry.request.NewCase;
import io.madoguchi.persons.ContactPoint;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes things in, by whichever way: the same checks, and the same case comes of it. */
@ApplicationScoped
class Counter {

    private final Cases cases;
    private final IntakeConfig config;
    private final Clock clock;

    Counter(Cases cases, IntakeConfig config, Clock clock) {
        this.cases = cases;
        this.config = config;
        this.clock = clock;
    }

    /** It has arrived when it is here, at night and on holidays too. */
    @Transactional(Transactional.TxType.MANDATORY)
    Cases.Opened take(SubmitInquiry request, ContactPoint contact) {
        check(request.company(), request.kind(), request.rights());
        CollectionPoint.mustHaveShown(request);
        SubmitInquiry.Notice shown = request.notice();
        return cases.open(new NewCase(
                request.company(),
                request.kind(),
                Channel.FORM,
                request.locale(),
                clock.instant(),
                new NewCase.Requester(contact, request.name()),
                request.residence(),
                request.text().strip(),
                AskedRight.all(request.rights()),
                new NewCase.NoticeShown(shown.collectionPoint(), shown.revision(), shown.hash()),
                null));
    }

    /** Time runs from the arrival, not from the moment it is written down. */
    @Transactional(Transactional.TxType.MANDATORY)
    Cases.Opened enter(EnterInquiry request, String by) {
        check(request.company(), request.kind(), request.rights());
        Instant arrived = request.arrivedAt().toInstant();
        Instant now = clock.instant();
        if (arrived.isAfter(now) || arrived.isBefore(now.minus(config.oldestArrival()))) {
            throw ProblemException.field(
                    "arrivedAt",
                    "must lie in the past " + config.oldestArrival().toDays() + " days");
        }
        return cases.open(new NewCase(
                request.company(),
                request.kind(),
                request.channel(),
                request.locale(),
                arrived,
                new NewCase.Requester(contact(request.contact()), request.name()),
                request.residence(),
                request.text().strip(),
                AskedRight.all(request.rights()),
                null,
                by));
    }

    ContactPoint contact(String typed) {
        try {
            return ContactPoint.parse(typed);
        } catch (InvalidContact e) {
            throw ProblemException.field("contact", "must be a mail address or a telephone number");
        }
    }

    private static void check(String company, CaseKind kind, @Nullable List<AskedRight> rights) {
        if (!Company.isKnown(company)) {
            throw ProblemException.field("company", "is not one of ours");
        }
        boolean asked = rights != null && !rights.isEmpty();
        if (asked != (kind == CaseKind.RIGHTS)) {
            throw ProblemException.field("rights", "are named for a request, and for nothing else");
        }
        if (rights != null && rights.stream().map(AskedRight::right).distinct().count() < rights.size()) {
            throw ProblemException.field("rights", "name each right once");
        }
    }
}
