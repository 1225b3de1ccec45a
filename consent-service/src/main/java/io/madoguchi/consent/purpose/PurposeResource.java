package io.madoguchi.consent.purpose;

import static io.madoguchi.consent.ConsentProblem.CODE_TAKEN;
import static io.madoguchi.consent.ConsentProblem.VAGUE_PURPOSE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.Problem.FieldError;
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

/** Purposes and their drafts; a draft is published together with a policy, by a second person. */
@Path("/v1/purposes")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PurposeResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;

    PurposeResource(Clock clock, Commands commands, Caller caller, Companies companies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PurposeView.class, responseCode = "201")
    public Response createPurpose(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DeclarePurpose request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-purpose", request), () -> {
            mustBePrecise(request.wording());
            companies.mustExist(request.company());
            ProblemException taken =
                    new ProblemException(CODE_TAKEN, "Add a version to that purpose, or choose another code.");
            if (Purpose.withCode(request.company(), request.code()).isPresent()) {
                throw taken;
            }
            Instant now = clock.instant();
            Purpose purpose = Purpose.declare(request.company(), request.code(), now);
            Unique.store(purpose, taken);
            PurposeVersion.draft(purpose, 1, request.wording(), caller.id(), now)
                    .persist();
            return created(purpose);
        });
    }

    @POST
    @Path("/{id}/versions")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PurposeView.class, responseCode = "201")
    public Response createPurposeVersion(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid DraftPurposeVersion request) {
        return commands.once(key, caller.id(), caller.command("create-purpose-version " + id, request), () -> {
            Purpose purpose =
                    Purpose.locked(id).filter(p -> caller.sees(p.company)).orElseThrow(ProblemException::notFound);
            mustBePrecise(request);
            int next = PurposeVersion.newest(id).orElseThrow().version + 1;
            PurposeVersion.draft(purpose, next, request, caller.id(), clock.instant())
                    .persist();
            return created(purpose);
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "editor", "approver", "auditor", "operator", "service"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<PurposeView> listPurposes(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                Purpose.after(company, Page.afterId(cursor), limit + 1), limit, p -> p.id.toString(), PurposeView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "editor", "approver", "auditor", "operator", "service"})
    public PurposeView getPurpose(@PathParam("id") UUID id) {
        return Purpose.<Purpose>findByIdOptional(id)
                .filter(p -> caller.sees(p.company))
                .map(PurposeView::of)
                .orElseThrow(ProblemException::notFound);
    }

    private static void mustBePrecise(DraftPurposeVersion wording) {
        List<FieldError> findings = PurposeLinter.lint(wording.texts(), wording.retention());
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    VAGUE_PURPOSE,
                    "F1.1, APPI 17(1): a person must be able to foresee from the purpose what happens to their data.",
                    findings);
        }
    }

    private static Response created(Purpose purpose) {
        return Response.created(URI.create("/v1/purposes/" + purpose.id))
                .entity(PurposeView.of(purpose))
                .build();
    }
}
