package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.delivery.IssueMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Holds an issue by itself when what comes back says that going on does harm. Staff sees why, and decides. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class IssueBreaker {

    private static final Logger LOG = Logger.getLogger(IssueBreaker.class);

    private final IssueMails mails;

    IssueBreaker(IssueMails mails) {
        this.mails = mails;
    }

    /** Why, from the mildest; each trips an issue once, so that whoever resumes it is not stopped again by the same. */
    public enum Trip {
        /** Watched, not held. */
        COMPLAINTS_RISE,
        HARD_BOUNCES,
        COMPLAINTS
    }

    /** Why it was held by itself, or is watched. */
    public Optional<Trip> trippedOver(UUID issue) {
        return Issue.findIssue(issue).map(found -> found.tripped);
    }

    public Optional<String> companyOf(UUID issue) {
        return Issue.findIssue(issue).map(found -> found.company);
    }

    public void trip(UUID issue, Trip why) {
        Issue.lock(issue).filter(found -> trips(found, why)).ifPresent(found -> {
            LOG.warnf("Issue %s: %s", issue, why);
            if (why != Trip.COMPLAINTS_RISE && found.state == IssueState.SENDING && found.hold()) {
                mails.hold(issue);
            }
        });
    }

    /** False when it has tripped over this or over something worse. */
    private static boolean trips(Issue issue, Trip why) {
        Trip before = issue.tripped;
        if (before != null && before.compareTo(why) >= 0) {
            return false;
        }
        issue.tripped = why;
        return true;
    }
}
