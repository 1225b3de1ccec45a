package io.madoguchi.consent.policy;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Policies: everyone reads what is published (F8), privacy officers write, and two of them publish. */
@Path("/v1/policies")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PolicyResource {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Policies policies;

    PolicyResource(Clock clock, Commands commands, Caller caller, Companies companies, Policies policies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.policies = policies;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PolicyVersionView.class, responseCode = "201")
    public Response createPolicy(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WritePolicy request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-policy", request), () -> {
            companies.mustExist(request.company());
            Policy policy = Policy.begin(request.company(), clock.instant());
            policy.persist();
            return created(policies.draft(policy, request.wording(), caller.id(), clock.instant()));
        });
    }

    @POST
    @Path("/{id}/versions")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PolicyVersionView.class, responseCode = "201")
    public Response createPolicyVersion(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid DraftPolicyVersion request) {
        return commands.once(
                key,
                caller.id(),
                caller.command("create-policy-version " + id, request),
                () -> created(policies.draft(locked(id), request, caller.id(), clock.instant())));
    }

    @POST
    @Path("/{id}/versions/{version}/publication")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PolicyVersionView.class, responseCode = "200")
    public Response createPolicyPublication(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @PathParam("version") int number) {
        return commands.once(key, caller.id(), caller.command("publish-policy " + id, number), () -> {
            locked(id);
            PolicyVersion version = PolicyVersion.numbered(id, number).orElseThrow(ProblemException::notFound);
            policies.publish(version, caller.id(), clock.instant());
            return Response.ok(policies.view(version)).build();
        });
    }

    @GET
    @Path("/current")
    @PermitAll
    public PolicyVersionView getCurrentPolicy(
            @QueryParam("company") @NotNull String company,
            @QueryParam("site") @Size(max = 500) @Nullable String site) {
        Optional<PolicyVersion> bound = site == null
                ? PolicyVersion.inForce(company, clock.instant())
                : PolicyVersion.inForce(company, site, clock.instant());
        return bound.map(policies::view).orElseThrow(ProblemException::notFound);
    }

    /** Newest first. {@code state=all} adds the drafts, for the company's own staff. */
    @GET
    @PermitAll
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<PolicyVersionView> listPolicies(
            @QueryParam("company") @NotNull String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID after = Page.afterId(cursor);
        UUID before = after.equals(new UUID(0, 0)) ? NEWEST : after;
        List<PolicyVersion> rows = "all".equals(state) && caller.sees(company)
                ? PolicyVersion.allBefore(company, before, limit + 1)
                : PolicyVersion.publishedBefore(company, before, limit + 1);
        return Page.of(rows, limit, v -> v.id.toString(), policies::view);
    }

    /** A draft is there for the company's own staff only. */
    @GET
    @Path("/{id}/versions/{version}")
    @PermitAll
    public PolicyVersionView getPolicyVersion(@PathParam("id") UUID id, @PathParam("version") int number) {
        return PolicyVersion.numbered(id, number)
                .filter(v -> v.state == PolicyVersion.State.PUBLISHED || caller.sees(v.company))
                .map(policies::view)
                .orElseThrow(ProblemException::notFound);
    }

    private Policy locked(UUID id) {
        return Policy.locked(id).filter(p -> caller.sees(p.company)).orElseThrow(ProblemException::notFound);
    }

    private Response created(PolicyVersion version) {
        return Response.created(URI.create("/v1/policies/" + version.policy + "/versions/" + version.version))
                .entity(policies.view(version))
                .build();
    }
}
