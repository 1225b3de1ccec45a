package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.purpose.Purposes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Uses authorised by law: invoked by one privacy officer, approved by another, ended by either (F3.3). */
@Path("/v1/lawful-uses")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class LawfulUseResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Purposes purposes;

    LawfulUseResource(Clock clock, Commands commands, Caller caller, Purposes purposes) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.purposes = purposes;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = LawfulUseView.class, responseCode = "201")
    public Response createLawfulUse(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RecordLawfulUse request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-lawful-use", request), () -> {
            if (!request.until().isAfter(request.from())) {
                throw ProblemException.field("until", "must be later than from");
            }
            if (request.person() != null) {
                DecideUse.ref(request.person());
            }
            UUID purpose = purposes.find(request.company(), request.purpose())
                    .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                    .id();
            LawfulUse use = LawfulUse.draft(request, purpose, caller.id(), clock.instant());
            use.persist();
            return Response.created(URI.create("/v1/lawful-uses/" + use.id))
                    .entity(LawfulUseView.of(use))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<LawfulUseView> listLawfulUses(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                LawfulUse.after(company, Page.afterId(cursor), limit + 1),
                limit,
                u -> u.id.toString(),
                LawfulUseView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "auditor"})
    public LawfulUseView getLawfulUse(@PathParam("id") UUID id) {
        return LawfulUse.<LawfulUse>findByIdOptional(id)
                .filter(u -> caller.sees(u.company))
                .map(LawfulUseView::of)
                .orElseThrow(ProblemException::notFound);
    }

    @POST
    @Path("/{id}/approval")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = LawfulUseView.class, responseCode = "200")
    public Response createLawfulUseApproval(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("approve-lawful-use", id), () -> {
            LawfulUse use = locked(id);
            use.approve(caller.id(), clock.instant());
            return Response.ok(LawfulUseView.of(use)).build();
        });
    }

    @POST
    @Path("/{id}/end")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = LawfulUseView.class, responseCode = "200")
    public Response createLawfulUseEnd(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("end-lawful-use", id), () -> {
            LawfulUse use = locked(id);
            use.end(caller.id(), clock.instant());
            return Response.ok(LawfulUseView.of(use)).build();
        });
    }

    private LawfulUse locked(UUID id) {
        return LawfulUse.locked(id).filter(u -> caller.sees(u.company)).orElseThrow(ProblemException::notFound);
    }
}
