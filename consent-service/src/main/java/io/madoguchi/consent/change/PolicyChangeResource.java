package io.madoguchi.consent.change;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.policy.Policies.Succession;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Changes of policies: compared and simulated before, announced after publication, followed person by person (E16). */
@Path("/v1/policy-changes")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PolicyChangeResource {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final ChangeSteps steps;
    private final People people;
    private final Answers answers;

    PolicyChangeResource(
            Clock clock, Commands commands, Caller caller, ChangeSteps steps, People people, Answers answers) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.steps = steps;
        this.people = people;
        this.answers = answers;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PolicyChangeView.class, responseCode = "201")
    public Response createPolicyChange(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PreparePolicyChange request) {
        return commands.once(key, caller.id(), caller.command("prepare-policy-change", request), () -> {
            PolicyChange change = steps.prepare(step(request.policy(), request.version()), caller.id());
            return Response.created(URI.create("/v1/policy-changes/" + change.id))
                    .entity(PolicyChangeView.of(change))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<PolicyChangeView> listPolicyChanges(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        UUID after = Page.afterId(cursor);
        UUID before = after.equals(new UUID(0, 0)) ? NEWEST : after;
        return Page.of(
                PolicyChange.before(company, before, limit + 1), limit, c -> c.id.toString(), PolicyChangeView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "auditor"})
    public PolicyChangeView getPolicyChange(@PathParam("id") UUID id) {
        return PolicyChangeView.of(visible(id));
    }

    /** Changes nothing and tells nobody. */
    @GET
    @Path("/{id}/simulation")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    public SimulationView getSimulation(@PathParam("id") UUID id) {
        PolicyChange change = visible(id);
        long all = people.count(change.company);
        List<SimulationView.Use> uses = change.uses.stream()
                .map(u -> new SimulationView.Use(
                        u.purpose(), u.code(), u.change(), u.startsBySilence(), affected(change, u, all)))
                .toList();
        return new SimulationView(id, all, change.startFor(clock.instant()), uses);
    }

    /** From here on it is told part by part; {@code GET} shows how far it has come. */
    @POST
    @Path("/{id}/announcement")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PolicyChangeView.class, responseCode = "202")
    public Response createAnnouncement(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("announce-policy-change", id), () -> {
            PolicyChange change =
                    PolicyChange.locked(id).filter(c -> caller.sees(c.company)).orElseThrow(ProblemException::notFound);
            steps.announce(change, step(change.policy, change.policyVersion), caller.id());
            return Response.accepted(PolicyChangeView.of(change)).build();
        });
    }

    @GET
    @Path("/{id}/people")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ChangePersonView> listPolicyChangePeople(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        visible(id);
        Instant now = clock.instant();
        return Page.of(
                PolicyChangePerson.after(id, Page.after(cursor), limit + 1),
                limit,
                p -> p.person,
                p -> ChangePersonView.of(p, now));
    }

    /** What a person said to staff; the link of the notice needs nobody's help. */
    @POST
    @Path("/{id}/objections")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(responseCode = "204", value = Void.class)
    public Response createObjection(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid RecordObjection request) {
        return commands.once(key, caller.id(), caller.command("object " + id, request), () -> {
            visible(id);
            if (!answers.objected(id, request.person(), "OPERATOR", clock.instant())) {
                throw ProblemException.notFound();
            }
            return Response.noContent().build();
        });
    }

    private long affected(PolicyChange change, ChangedUse use, long all) {
        return switch (use.change()) {
            case MINOR -> 0;
            case RELATED -> people.count(change.company, use.purpose());
            case NEW -> all;
        };
    }

    private Succession step(UUID policy, int version) {
        return steps.step(policy, version)
                .filter(s -> caller.sees(s.version().company()))
                .orElseThrow(ProblemException::notFound);
    }

    private PolicyChange visible(UUID id) {
        return PolicyChange.<PolicyChange>findByIdOptional(id)
                .filter(c -> caller.sees(c.company))
                .orElseThrow(ProblemException::notFound);
    }
}
