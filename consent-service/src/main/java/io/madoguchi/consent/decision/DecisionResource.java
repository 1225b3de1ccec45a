package io.madoguchi.consent.decision;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.events.Commands;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Decides uses, for services and for those of the staff who answer for them. */
@Path("/v1/decisions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class DecisionResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Snapshots snapshots;

    DecisionResource(Clock clock, Commands commands, Caller caller, Companies companies, Snapshots snapshots) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.snapshots = snapshots;
    }

    @POST
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    @APIResponseSchema(value = DecisionView.class, responseCode = "200")
    public Response createDecision(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DecideUse request) {
        caller.mustSee(request.company());
        PersonRef person = person(request.person());
        return commands.once(key, caller.id(), caller.command("decide", request), () -> {
            companies.mustExist(request.company());
            Instant now = clock.instant();
            Instant at = request.at() == null ? now : request.at();
            if (at.isAfter(now)) {
                throw ProblemException.field("at", "lies in the future");
            }
            Snapshot snapshot = snapshots.load(person, request.company(), request.purpose(), at);
            Decision decision = Decision.of(request, snapshot, Decisions.decide(snapshot), caller.id(), now);
            decision.persist();
            return Response.ok(DecisionView.of(decision)).build();
        });
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("person", "is not a person reference");
        }
    }
}
