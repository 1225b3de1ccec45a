package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.madoguchi.subscription.delivery.IssueMails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries issues on by themselves: due ones are planned, finished ones completed. Every step is a transaction that
 * starts from the stored state, so whoever comes next after a crash goes on from there.
 */
@ApplicationScoped
class IssueRun {

    private static final Logger LOG = Logger.getLogger(IssueRun.class);

    private final EntityManager database;
    private final IssueMails mails;
    private final IssueEvents events;
    private final Clock clock;

    IssueRun(EntityManager database, IssueMails mails, IssueEvents events, Clock clock) {
        this.database = database;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(
            identity = "issues",
            every = "${madoguchi.issue.tick:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        while (QuarkusTransaction.requiringNew().call(this::takeDue)) {
            LOG.debug("An issue is due");
        }
        while (planOne()) {
            LOG.debug("An issue is planned");
        }
        for (Issue sending : QuarkusTransaction.requiringNew().call(() -> Issue.listAt(IssueState.SENDING))) {
            QuarkusTransaction.requiringNew().run(() -> completeIfDone(sending.id));
        }
        QuarkusTransaction.requiringNew().run(() -> IssueProof.forgetOld(clock.instant()));
    }

    /** Seen from outside as PLANNING while the one long statement runs. */
    private boolean takeDue() {
        Optional<Issue> due = lockDue(IssueState.SCHEDULED);
        due.ifPresent(Issue::plan);
        return due.isPresent();
    }

    /** Slice by slice, each a transaction; the issue opens only when all of them have committed. */
    private boolean planOne() {
        Optional<Plan> found = QuarkusTransaction.requiringNew().call(this::nextToPlan);
        if (found.isEmpty()) {
            return false;
        }
        Plan plan = found.get();
        if (plan.asApproved()) {
            @Nullable UUID after = null;
            do {
                after = mails.plan(plan.issue(), plan.topic(), plan.purpose(), after)
                        .last();
            } while (after != null);
        }
        QuarkusTransaction.requiringNew().run(() -> open(plan.issue()));
        return true;
    }

    /** An issue to be planned. */
    private record Plan(UUID issue, UUID topic, @Nullable UUID purpose, boolean asApproved) {}

    private Optional<Plan> nextToPlan() {
        return lockDue(IssueState.PLANNING)
                .map(issue -> new Plan(issue.id, issue.topic, issue.purpose, issue.isAsApproved()));
    }

    /** Unless somebody stopped it while it was planned, or another instance was first. */
    private void open(UUID id) {
        Issue issue = Issue.lock(id).orElseThrow();
        if (issue.state != IssueState.PLANNING) {
            return;
        }
        if (!issue.isAsApproved()) {
            LOG.errorf("Issue %s is not what was approved and is stopped", issue.id);
            issue.stop();
            mails.stop(issue.id);
            events.publish(IssueEvents.Fact.STOPPED, issue, mails.count(issue.id));
            return;
        }
        mails.open(issue.id);
        // mails and archive begin with the same commit, by the same clock
        issue.send(clock.instant());
        DeliveryCounts counts = mails.count(issue.id);
        events.publish(IssueEvents.Fact.SENDING, issue, counts);
        LOG.infof("Issue %s: %d mails planned", issue.id, counts.planned());
    }

    private void completeIfDone(UUID id) {
        Issue issue = Issue.lock(id).orElseThrow();
        if (issue.state == IssueState.SENDING && !mails.hasOpen(id)) {
            issue.complete();
            events.publish(IssueEvents.Fact.COMPLETED, issue, mails.count(id));
        }
    }

    /** One row that no other instance works on. */
    private Optional<Issue> lockDue(IssueState state) {
        List<?> ids = database.createNativeQuery("""
                select id from issue where state = :state and scheduled_at <= :now
                and (embargo_until is null or embargo_until <= :now)
                order by scheduled_at, id limit 1 for update skip locked
                """)
                .setParameter("state", state.name())
                .setParameter("now", clock.instant())
                .getResultList();
        return ids.isEmpty() ? Optional.empty() : Issue.findIssue((UUID) ids.getFirst());
    }
}
