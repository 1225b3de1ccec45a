package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import java.time.Duration;
import java.util.function.Predicate;

/** What must hold besides the order of things. */
enum Guard {
    NO_RIGHT_ASKED("a request for a right is answered by its decisions", s -> s.kind() != CaseKind.RIGHTS),
    ALL_DECIDED(
            "every item needs its decision",
            s -> !s.outcomes().isEmpty() && !s.outcomes().contains(Outcome.OPEN)),
    SECOND_PERSON("somebody else than who asked for the review decides", Situation::secondPerson),
    REASONED("a refusal names its ground, its reason and the remedies", Situation::reasoned),
    ASSURED("who asks is not proven well enough for this", Situation::assured),
    NOT_KEPT_BACK(
            "a legal hold or a waiting period runs",
            s -> s.waiting() != Waiting.HOLD && s.waiting() != Waiting.COOL_OFF),
    ALL_NOTIFIED(
            "every item must be carried out and told",
            s -> s.outcomes().stream().allMatch(o -> o == Outcome.NOTIFIED || o == Outcome.WITHDRAWN)),
    REMINDED(
            "the person had no three weeks to reply",
            s -> s.waiting().owed().isPresent() && s.waited().compareTo(Times.REPLY) >= 0),
    /** 11 CCR 7101(a): records of requests are kept for 24 months at least. */
    KEPT_LONG_ENOUGH("it must be kept for 24 months", s -> s.kept().compareTo(Times.KEEP) >= 0);

    private final String refusal;
    private final Predicate<Situation> holds;

    Guard(String refusal, Predicate<Situation> holds) {
        this.refusal = refusal;
        this.holds = holds;
    }

    boolean holds(Situation situation) {
        return holds.test(situation);
    }

    String refusal() {
        return refusal;
    }

    /** Three weekly reminders; two years of 366 days. */
    private static final class Times {
        static final Duration REPLY = Duration.ofDays(21);
        static final Duration KEEP = Duration.ofDays(732);
    }
}
