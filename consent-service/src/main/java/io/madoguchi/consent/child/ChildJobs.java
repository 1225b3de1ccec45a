package io.madoguchi.consent.child;

import io.madoguchi.events.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** What time does: children reach the age limit, and removals end when their last event has left. */
@ApplicationScoped
class ChildJobs {

    private static final int AT_ONCE = 200;

    private final RemovalReports removals;
    private final Outbox outbox;
    private final Clock clock;

    ChildJobs(RemovalReports removals, Outbox outbox, Clock clock) {
        this.removals = removals;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** {@code person.re-ask-due}: ask this person again, now in their own name; the guardian's word counts until then. */
    @RegisterForReflection
    record ReAskDue(String person, String company, LocalDate until) {
        static final String TYPE = "person.re-ask-due";
    }

    @Scheduled(every = "{madoguchi.child.re-ask-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void askAgain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // in the order of the keys, as the outbox wants it
        List<GuardianLink> due = GuardianLink.toAskAgain(today, AT_ONCE).stream()
                .sorted(Comparator.comparing((GuardianLink l) -> l.person))
                .toList();
        for (GuardianLink link : due) {
            link.reAskedAt = clock.instant();
            LocalDate until = link.reAskOn.plus(GuardianLink.GRACE);
            outbox.publish(
                    "madoguchi.persons", link.person, ReAskDue.TYPE, new ReAskDue(link.person, link.company, until));
        }
    }

    @Scheduled(every = "{madoguchi.child.complete-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void complete() {
        ChildRemoval.open(AT_ONCE).forEach(removals::complete);
    }
}
