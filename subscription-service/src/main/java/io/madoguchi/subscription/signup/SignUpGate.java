package io.madoguchi.subscription.signup;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.person.PersonName;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a sign-up must satisfy that does not depend on whose address it is. */
@ApplicationScoped
class SignUpGate {

    private static final int SIXTEEN = 16;
    private static final int OLDEST = 130;
    private static final String NAME = "name";

    private final Clock clock;

    SignUpGate(Clock clock) {
        this.clock = clock;
    }

    /** The address, when all of the request is as it must be. */
    EmailAddress check(RequestSignUp request) {
        EmailAddress address = check(request.applicant());
        checkTopics(request);
        return address;
    }

    /** The same for everything that is not about topics. */
    EmailAddress check(Applicant request) {
        EmailAddress address = address(request.address());
        CollectionPoint point = CollectionPoint.findPoint(request.collectionPoint())
                .orElseThrow(() -> ProblemException.field("collectionPoint", "is not known"));
        if (!point.isOpen()) {
            throw new ProblemException(
                    SubscriptionProblem.COLLECTION_POINT_CLOSED,
                    "Nothing was stored. Look at the list of topics again.");
        }
        checkNotice(request, point);
        checkName(request.name(), point);
        checkAge(request, point.ageLimit());
        return address;
    }

    static EmailAddress address(String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (InvalidContact e) {
            throw ProblemException.field("address", e.reason().sentence());
        }
    }

    private static void checkNotice(Applicant request, CollectionPoint point) {
        boolean shown = request.notice().revision() == point.revision()
                && point.noticeLanguage(request.notice().hash()).isPresent();
        if (!shown) {
            throw new ProblemException(
                    SubscriptionProblem.NOTICE_CHANGED,
                    "Nothing was stored. Read the notice as it is now, then send again.");
        }
    }

    /** E19: only what is declared is taken, and no character that could leave its mail header. */
    private static void checkName(@Nullable String name, CollectionPoint point) {
        if (name == null) {
            if (point.requiredItems().contains(NAME)) {
                throw ProblemException.field(NAME, "is needed here");
            }
            return;
        }
        if (!point.items().contains(NAME)) {
            throw ProblemException.field(NAME, "is not asked for here");
        }
        if (!PersonName.isWritable(name)) {
            throw ProblemException.field(NAME, "holds characters a name cannot have");
        }
    }

    private void checkAge(Applicant request, int limit) {
        LocalDate born = request.birthDate();
        Age age = request.age();
        if ((born == null) == (age == null)) {
            throw ProblemException.field("age", "or birthDate must be given, one of the two");
        }
        boolean oldEnough;
        if (born != null) {
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            if (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST))) {
                throw ProblemException.field("birthDate", "is not the birthday of a living person");
            }
            oldEnough = !born.plusYears(limit).isAfter(today);
        } else if (age == Age.SIXTEEN_OR_OVER && limit > SIXTEEN) {
            throw ProblemException.field("birthDate", "is needed here");
        } else {
            oldEnough = age == Age.SIXTEEN_OR_OVER || limit == 0;
        }
        if (!oldEnough) {
            throw new ProblemException(SubscriptionProblem.TOO_YOUNG, "Nothing of what you typed was stored.");
        }
    }

    private static void checkTopics(RequestSignUp request) {
        Set<Object> asked = new LinkedHashSet<>(request.topics());
        List<Topic> found = Topic.listTopics(request.topics());
        boolean all = found.size() == asked.size()
                && found.stream()
                        .allMatch(t -> t.isOpen() && t.collectionPoint().equals(request.collectionPoint()));
        if (!all) {
            throw ProblemException.field("topics", "holds a topic that cannot be chosen here");
        }
    }
}
