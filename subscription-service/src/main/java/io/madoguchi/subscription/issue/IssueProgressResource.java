package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.delivery.DeliveryPage;
import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.staff.Staff;
import io.madoguchi.subscription.topic.Topic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The way of an issue from a draft to its readers. */
@Path("/v1/issues/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueProgressResource {

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Staff staff;
    private final JsonWebToken token;
    private final Issues issues;
    private final IssueMails mails;
    private final IssueEvents events;
    private final IssuePreflight preflight;
    private final Clock clock;

    IssueProgressResource(
            Staff staff,
            JsonWebToken token,
            Issues issues,
            IssueMails mails,
            IssueEvents events,
            IssuePreflight preflight) {
        this.staff = staff;
        this.token = token;
        this.issues = issues;
        this.preflight = preflight;
        this.clock = preflight.clock();
        this.mails = mails;
        this.events = events;
    }

    @POST
    @Path("/review")
    @Consumes
    @RolesAllowed("editor")
    @Transactional
    public IssueView reviewIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        issue.review();
        preflight.mustPass(issue);
        return shown(issue);
    }

    @POST
    @Path("/approval")
    @Consumes
    @RolesAllowed("approver")
    @Transactional
    public IssueView approveIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        issue.approve(Hand.of(token));
        preflight.mustPass(issue);
        events.publish(IssueEvents.Fact.APPROVED, issue, null);
        return shown(issue);
    }

    @POST
    @Path("/rejection")
    @RolesAllowed("approver")
    @Transactional
    public IssueView rejectIssue(@PathParam("id") UUID id, @NotNull @Valid RejectIssue request) {
        Issue issue = issues.lock(id, staff);
        issue.reject(request.reason());
        return shown(issue);
    }

    /** May be repeated with another time until it is due. */
    @POST
    @Path("/schedule")
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public IssueView scheduleIssue(@PathParam("id") UUID id, @Nullable @Valid ScheduleIssue request) {
        Issue issue = issues.lock(id, staff);
        if (!Topic.findTopic(issue.topic).orElseThrow().isOpen()) {
            throw new ProblemException(IssueProblem.TOPIC_CLOSED, "Open the topic first.");
        }
        Instant now = clock.instant();
        Instant at = request == null || request.at() == null ? now : request.at();
        if (at.isAfter(now.plus(FARTHEST))) {
            throw ProblemException.field("at", "must be within a year");
        }
        Instant embargo = issue.embargoUntil;
        if (embargo != null && at.isBefore(embargo)) {
            if (request != null && request.at() != null) {
                throw ProblemException.field("at", "is before the end of the embargo, " + embargo);
            }
            at = embargo;
        }
        // a time in the past means now
        issue.schedule(at.isBefore(now) ? now : at);
        return shown(issue);
    }

    @POST
    @Path("/hold")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public IssueView holdIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        if (issue.hold()) {
            mails.hold(id);
        }
        return shown(issue);
    }

    @POST
    @Path("/resume")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public IssueView resumeIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        if (issue.resume()) {
            mails.open(id);
        }
        return shown(issue);
    }

    @POST
    @Path("/stop")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public IssueView stopIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        if (issue.stop()) {
            mails.stop(id);
            events.publish(IssueEvents.Fact.STOPPED, issue, mails.count(id));
        }
        return shown(issue);
    }

    /** Stops what has not left, and says in the archive that it was taken back. */
    @POST
    @Path("/recall")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public IssueView recallIssue(@PathParam("id") UUID id) {
        Issue issue = issues.lock(id, staff);
        boolean running = issue.state == IssueState.SENDING || issue.state == IssueState.HELD;
        if (issue.recall(clock.instant())) {
            // also when it is completed: a sender that was frozen may still give mails back
            mails.stop(id);
            if (running) {
                events.publish(IssueEvents.Fact.STOPPED, issue, mails.count(id));
            }
        }
        return shown(issue);
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public DeliveryPage listIssueDeliveries(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        return mails.list(issues.find(id, staff).id, state, cursor, limit);
    }

    private IssueView shown(Issue issue) {
        Issue.flush();
        return issues.view(issue);
    }
}
