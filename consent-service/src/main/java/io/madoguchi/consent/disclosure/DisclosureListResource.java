package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lists about disclosures: all, those that wait, those nobody confirmed; refused attempts; provision records. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class DisclosureListResource {

    private final Clock clock;
    private final Caller caller;
    private final Subjects subjects;

    DisclosureListResource(Clock clock, Caller caller, Subjects subjects) {
        this.clock = clock;
        this.caller = caller;
        this.subjects = subjects;
    }

    /** Which disclosures: of one company, or of those a question across companies was allowed for. */
    static class Filter {
        @QueryParam("company")
        @Nullable
        String company;

        @QueryParam("groupQuery")
        @Nullable
        UUID groupQuery;

        @QueryParam("only")
        @DefaultValue("ALL")
        Only only = Only.ALL;

        @QueryParam("cursor")
        @Nullable
        String cursor;
    }

    enum Only {
        ALL,
        PENDING,
        OVERDUE
    }

    @GET
    @Path("/disclosures")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<DisclosureView> listDisclosures(
            @BeanParam Filter filter, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(rows(filter, limit), limit, d -> d.id.toString(), DisclosureView::of);
    }

    @GET
    @Path("/disclosures/export")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    public Response exportDisclosures(
            @BeanParam Filter filter, @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(5000) int limit) {
        Page<Disclosure> page = Page.of(rows(filter, limit), limit, d -> d.id.toString(), d -> d);
        Response.ResponseBuilder answer = Response.ok(DisclosureCsv.of(page.items()));
        String next = page.next();
        return (next == null ? answer : answer.header("Madoguchi-Next", next)).build();
    }

    /** Under which name the recipient is to keep each person, so that it can be told about a withdrawal. */
    @GET
    @Path("/disclosures/{id}/subjects")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<SubjectView> listDisclosureSubjects(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Disclosure disclosure = Disclosure.<Disclosure>findByIdOptional(id)
                .filter(d -> caller.sees(d.company))
                .orElseThrow(ProblemException::notFound);
        return Page.of(
                DisclosurePerson.of(id, Page.after(cursor), limit + 1),
                limit,
                p -> p.person,
                p -> new SubjectView(p.person, subjects.of(disclosure.recipient, p.person)));
    }

    @GET
    @Path("/refused-disclosures")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<RefusedAttemptView> listRefusedDisclosures(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                RefusedAttempt.after(company, Page.afterId(cursor), limit + 1),
                limit,
                r -> r.id.toString(),
                RefusedAttemptView::of);
    }

    @GET
    @Path("/provision-records")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ProvisionRecordView> listProvisionRecords(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                ProvisionRecord.after(company, Page.afterId(cursor), limit + 1),
                limit,
                r -> r.id.toString(),
                ProvisionRecordView::of);
    }

    private List<Disclosure> rows(Filter filter, int limit) {
        List<String> companies = companies(filter);
        UUID after = Page.afterId(filter.cursor);
        return switch (filter.only) {
            case ALL -> Disclosure.after(companies, after, limit + 1);
            case PENDING -> Disclosure.waiting(companies, after, limit + 1);
            case OVERDUE -> Disclosure.overdue(companies, clock.instant(), after, limit + 1);
        };
    }

    /** More than one company is a question of its own, decided on the ground GROUP and recorded. */
    private List<String> companies(Filter filter) {
        if (filter.groupQuery != null) {
            List<String> asked = GroupQuery.allowed(filter.groupQuery, caller.id(), clock.instant())
                    .map(q -> q.companies)
                    .orElseThrow(ProblemException::notFound);
            asked.forEach(caller::mustSee);
            return asked;
        }
        if (filter.company == null) {
            throw ProblemException.field("company", "names the company, or groupQuery the question across several");
        }
        caller.mustSee(filter.company);
        return List.of(filter.company);
    }
}
