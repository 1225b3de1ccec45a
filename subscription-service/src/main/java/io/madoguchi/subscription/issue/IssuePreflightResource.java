package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What is wrong with an issue, and how many it would reach: numbers, never names. */
@Path("/v1/issues/{id}/preflight")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssuePreflightResource {

    private final Staff staff;
    private final JsonWebToken token;
    private final Issues issues;
    private final IssuePreflight preflight;

    IssuePreflightResource(Staff staff, JsonWebToken token, Issues issues, IssuePreflight preflight) {
        this.staff = staff;
        this.token = token;
        this.issues = issues;
        this.preflight = preflight;
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public PreflightView getPreflight(@PathParam("id") UUID id) {
        return preflight.view(issues.find(id, staff));
    }

    /** Accepting the same warning again changes nothing. */
    @POST
    @Path("/acceptances")
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public PreflightView acceptWarning(@PathParam("id") UUID id, @NotNull @Valid AcceptWarning request) {
        Issue issue = issues.lock(id, staff);
        preflight.accept(issue, request, Hand.of(token));
        Issue.flush();
        return preflight.view(issue);
    }
}
