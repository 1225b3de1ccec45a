package io.madoguchi.inquiry.request;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.staff.Staff;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The desk reads its cases: where they stand for all who work on them, what was written only one by one and noted. */
@Path("/v1/cases")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CaseResource {

    private final Cases cases;
    private final Staff staff;
    private final Seal seal;
    private final Clock clock;

    CaseResource(Cases cases, Staff staff, Seal seal, Clock clock) {
        this.cases = cases;
        this.staff = staff;
        this.seal = seal;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"privacy-officer", "section-staff", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    @Transactional
    public Page<CaseView> listCases(
            @QueryParam("company") @Nullable String company,
            @QueryParam("phase") @Nullable Phase phase,
            @QueryParam("kind") @Nullable CaseKind kind,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (company != null) {
            staff.mustActFor(company);
        }
        Set<String> companies = company == null ? staff.companies() : Set.of(company);
        if (companies.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<Case> found = CaseQueue.after(
                Page.afterId(cursor),
                limit + 1,
                new CaseQueue.Filter(companies, staff.seesAllSections() ? null : staff.sections(), phase, kind));
        return Page.of(cases.views(found), limit, view -> view.id().toString(), view -> view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "section-staff", "auditor"})
    @Transactional
    @APIResponseSchema(CaseView.class)
    public Response getCase(@PathParam("id") UUID id) {
        Case found = mine(id);
        return Response.ok(cases.view(found))
                .tag(Integer.toString(found.version))
                .build();
    }

    @GET
    @Path("/{id}/events")
    @RolesAllowed({"privacy-officer", "section-staff", "auditor"})
    @Transactional
    public List<EventView> listCaseEvents(@PathParam("id") UUID id) {
        return CaseEvent.of(mine(id).id).stream().map(EventView::of).toList();
    }

    @GET
    @Path("/{id}/links")
    @RolesAllowed({"privacy-officer", "section-staff", "auditor"})
    @Transactional
    public List<LinkView> listCaseLinks(@PathParam("id") UUID id) {
        return CaseLink.of(mine(id).id).stream().map(LinkView::of).toList();
    }

    /** Opens what the person wrote. It is noted before it is shown, in the same transaction. */
    @GET
    @Path("/{id}/content")
    @RolesAllowed({"privacy-officer", "section-staff"})
    @Transactional
    public ContentView getCaseContent(@PathParam("id") UUID id) {
        Case found = mine(id);
        CaseReading.note(found, staff.id(), clock.instant(), "contact", "name", "text", "items", "notes")
                .persistAndFlush();
        return ContentView.of(found, seal);
    }

    private Case mine(UUID id) {
        return Case.<Case>findByIdOptional(id)
                .filter(c -> staff.sees(c.company, c.section))
                .orElseThrow(ProblemException::notFound);
    }
}
