package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Writing and reading issues. */
@Path("/v1/issues")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueResource {

    private final Staff staff;
    private final JsonWebToken token;
    private final Commands commands;
    private final Issues issues;
    private final Clock clock;

    IssueResource(Staff staff, JsonWebToken token, Commands commands, Issues issues, Clock clock) {
        this.staff = staff;
        this.token = token;
        this.commands = commands;
        this.issues = issues;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public IssuePage listIssues(
            @QueryParam("company") @Nullable String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        return issues.page(staff.companies(), new Issues.Filter(company, state, cursor), limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public Response getIssue(@PathParam("id") UUID id) {
        return tagged(Response.ok(), issues.find(id, staff)).build();
    }

    @POST
    @RolesAllowed("editor")
    public Response createIssue(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateIssue request,
            @Context UriInfo uri) {
        Hand author = Hand.of(token);
        return commands.once(key, staff.name(), request, () -> {
            Topic topic = Topic.findTopic(request.topic())
                    .filter(known -> staff.companies().contains(known.company()))
                    .orElseThrow(() -> ProblemException.field("topic", "is not a topic of your companies"));
            Issue issue = Issue.draft(
                    topic, issues.nextNumber(topic.id()), variants(request.variants()), author, clock.instant());
            if (request.terms() != null) {
                issues.agree(issue, request.terms());
            }
            issue.persistAndFlush();
            return tagged(
                            Response.created(uri.getAbsolutePathBuilder()
                                    .path(issue.id.toString())
                                    .build()),
                            issue)
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("editor")
    @Transactional
    public Response updateIssue(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid UpdateIssue request) {
        Issue issue = issues.lock(id, staff);
        if (ifMatch == null) {
            throw ProblemException.field("If-Match", "must name the version that was read");
        }
        if (!ifMatch.equals("\"" + issue.version + "\"")) {
            throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat your change.");
        }
        issue.rewrite(variants(request.variants()), Hand.of(token));
        if (request.terms() != null) {
            issues.agree(issue, request.terms());
        }
        IssueAcceptance.forget(issue.id);
        Issue.flush();
        return tagged(Response.ok(), issue).build();
    }

    private Response.ResponseBuilder tagged(Response.ResponseBuilder answer, Issue issue) {
        return answer.entity(issues.view(issue)).tag(Integer.toString(issue.version));
    }

    private static Map<String, IssueVariant> variants(Map<String, WriteVariant> written) {
        Map<String, IssueVariant> variants = new HashMap<>();
        written.forEach((locale, variant) -> variants.put(locale, variant.variant()));
        return variants;
    }
}
