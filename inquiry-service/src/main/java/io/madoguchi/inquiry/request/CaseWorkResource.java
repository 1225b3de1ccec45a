package io.madoguchi.inquiry.request;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.inquiry.InquiryProblem;
import io.madoguchi.inquiry.staff.Staff;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The desk works on its cases: what happened to them, by the one table, and what ties them together. */
@Path("/v1/cases")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CaseWorkResource {

    /** These have doors of their own, here or elsewhere: they change more than one case, or are the system's to say. */
    private static final Set<Fact> ELSEWHERE =
            EnumSet.of(Fact.RECEIVED, Fact.MERGED, Fact.LINKED, Fact.SPLIT, Fact.PURGED, Fact.EXECUTED, Fact.VERIFIED);

    private final Cases cases;
    private final CaseLog log;
    private final CaseTies ties;
    private final Staff staff;
    private final Commands commands;

    CaseWorkResource(Cases cases, CaseLog log, CaseTies ties, Staff staff, Commands commands) {
        this.cases = cases;
        this.log = log;
        this.ties = ties;
        this.staff = staff;
        this.commands = commands;
    }

    @POST
    @Path("/{id}/events")
    @RolesAllowed({"privacy-officer", "section-staff"})
    @APIResponseSchema(CaseView.class)
    public Response createCaseEvent(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Happening request) {
        if (ELSEWHERE.contains(request.fact())) {
            throw new ProblemException(InquiryProblem.NOT_NOW, request.fact() + " is not recorded by hand.");
        }
        if (request.fact() == Fact.ROUTED && request.section() == null) {
            throw ProblemException.field("section", "must say where the case goes");
        }
        if (request.fact() == Fact.EXTENSION_TOLD && request.note() == null) {
            throw ProblemException.field("note", "must hold the reasons that the person was told");
        }
        return once(id, key, "create-case-event", request, () -> {
            Case mine = Case.lock(id).orElseThrow(ProblemException::notFound);
            if (ifMatch != null && !ifMatch.equals("\"" + mine.version + "\"")) {
                throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat.");
            }
            log.happen(mine, request, staff.id());
            return shown(id);
        });
    }

    @POST
    @Path("/{id}/links")
    @RolesAllowed({"privacy-officer", "section-staff"})
    @APIResponseSchema(CaseView.class)
    public Response createCaseLink(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid LinkCase request) {
        return once(id, key, "create-case-link", request, () -> {
            mustSee(request.to(), "to");
            ties.link(id, request.to(), Relation.valueOf(request.relation()), staff.id());
            return shown(id);
        });
    }

    @POST
    @Path("/{id}/merging")
    @RolesAllowed("privacy-officer")
    @APIResponseSchema(CaseView.class)
    public Response mergeCase(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MergeCase request) {
        return once(id, key, "merge-case", request, () -> {
            mustSee(request.into(), "into");
            ties.merge(id, request.into(), staff.id());
            return shown(id);
        });
    }

    @POST
    @Path("/{id}/splitting")
    @RolesAllowed("privacy-officer")
    @APIResponseSchema(value = CaseView.class, responseCode = "201")
    public Response splitCase(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SplitCase request) {
        return once(id, key, "split-case", request, () -> {
            Case part = ties.split(id, request.items(), staff.id());
            part.persistAndFlush();
            return Response.created(URI.create("/v1/cases/" + part.id))
                    .entity(cases.view(part))
                    .build();
        });
    }

    private Response once(UUID id, @Nullable String key, String name, Object request, Supplier<Response> effect) {
        return commands.once(key, staff.id(), new Staff.Command(name + "|" + id, request), () -> {
            mustSee(id, "id");
            return effect.get();
        });
    }

    private Response shown(UUID id) {
        Case mine = Case.findById(id);
        mine.persistAndFlush();
        return Response.ok(cases.view(mine)).tag(Integer.toString(mine.version)).build();
    }

    /** Another company's or section's case does not exist for this caller, by whichever field it is named. */
    private void mustSee(UUID id, String field) {
        boolean seen = Case.<Case>findByIdOptional(id)
                .filter(c -> staff.sees(c.company, c.section))
                .isPresent();
        if (!seen && field.equals("id")) {
            throw ProblemException.notFound();
        }
        if (!seen) {
            throw ProblemException.field(field, "must be a case you can see");
        }
    }
}
