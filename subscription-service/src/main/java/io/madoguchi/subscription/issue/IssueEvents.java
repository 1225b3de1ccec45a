package io.madoguchi.subscription.issue;

import io.madoguchi.events.Outbox;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells the other services what became of an issue. */
@ApplicationScoped
class IssueEvents {

    private static final String TOPIC = "madoguchi.issues";

    private final Outbox outbox;
    private final Clock clock;

    IssueEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The facts others hear of. */
    enum Fact {
        APPROVED("issue.approved"),
        SENDING("issue.sending"),
        COMPLETED("issue.completed"),
        STOPPED("issue.stopped");

        private final String type;

        Fact(String type) {
            this.type = type;
        }
    }

    void publish(Fact fact, Issue issue, @Nullable DeliveryCounts counts) {
        IssueHappened data = new IssueHappened(issue.id, issue.company, issue.topic, clock.instant(), counts);
        outbox.publish(TOPIC, issue.id.toString(), fact.type, data);
    }
}
