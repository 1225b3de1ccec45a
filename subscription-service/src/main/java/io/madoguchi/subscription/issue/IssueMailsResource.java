package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.delivery.Resending;
import io.madoguchi.subscription.delivery.Waiting;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The proof of an issue: planned is the sum of all ends and of what waits, and what can be done about the rest. */
@Path("/v1/issues/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueMailsResource {

    private static final double SECOND = 1e3;

    private final Staff staff;
    private final JsonWebToken token;
    private final Commands commands;
    private final Issues issues;
    private final IssueMails mails;
    private final IssueEvents events;
    private final Resending resending;
    private final Waiting waiting;
    private final Pace pace;
    private final Clock clock;

    IssueMailsResource(
            Staff staff,
            JsonWebToken token,
            Commands commands,
            Issues issues,
            IssueMails mails,
            IssueEvents events,
            Resending resending,
            Waiting waiting,
            Pace pace,
            Clock clock) {
        this.staff = staff;
        this.token = token;
        this.commands = commands;
        this.issues = issues;
        this.mails = mails;
        this.events = events;
        this.resending = resending;
        this.waiting = waiting;
        this.pace = pace;
        this.clock = clock;
    }

    @GET
    @Path("/proof")
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public ProofView getProof(@PathParam("id") UUID id) {
        Issue issue = issues.find(id, staff);
        DeliveryCounts counts = mails.count(id);
        Instant now = clock.instant();
        Optional<Double> perSecond = pace.perSecond(id, counts, now);
        Instant doneAt = perSecond
                .map(rate -> now.plusMillis((long) (counts.open() / rate * SECOND)))
                .orElse(null);
        List<Waiting.Group> groups = counts.open() == 0 ? List.of() : waiting.groups(id);
        return new ProofView(id, issue.state, counts, perSecond.orElse(null), doneAt, groups, resending.list(id), now);
    }

    /** Sends all mails of one state once more, under the Message-ID they had. Who asked and why stays with the issue. */
    @POST
    @Path("/resends")
    @RolesAllowed({"editor", "approver"})
    public Response resendMails(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ResendMails request) {
        return commands.once(
                key,
                staff.name(),
                List.of(id, request),
                () -> Response.ok(Map.of("mails", resend(id, request))).build());
    }

    private int resend(UUID id, ResendMails request) {
        Issue issue = issues.lock(id, staff);
        if (issue.recalledAt != null) {
            throw new ProblemException(
                    IssueProblem.ISSUE_NOT_IN_STATE, "It was taken back: nothing of it leaves any more.");
        }
        boolean completed = issue.state == IssueState.COMPLETED;
        issue.sendAgain();
        int count = resending.resend(id, request.state(), request.reason(), token.getName());
        if (count == 0 && completed) {
            issue.complete();
            return count;
        }
        mails.open(id);
        Issue.flush();
        if (completed) {
            events.publish(IssueEvents.Fact.SENDING, issue, mails.count(id));
        }
        return count;
    }
}
