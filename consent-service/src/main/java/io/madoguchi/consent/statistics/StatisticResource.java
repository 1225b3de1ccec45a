package io.madoguchi.consent.statistics;

import static io.madoguchi.consent.ConsentProblem.CODE_TAKEN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Declared tables and their releases. A table is read whole, as it was released: there is no other way to a figure. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class StatisticResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Releases releases;

    StatisticResource(Clock clock, Commands commands, Caller caller, Companies companies, Releases releases) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.releases = releases;
    }

    @POST
    @Path("/statistic-tables")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = TableView.class, responseCode = "201")
    public Response createStatisticTable(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DeclareTable request) {
        caller.mustSee(request.company());
        request.check();
        return commands.once(key, caller.id(), caller.command("declare-table", request), () -> {
            companies.mustExist(request.company());
            ProblemException taken =
                    new ProblemException(CODE_TAKEN, "A declared table never changes: use a new code.");
            if (StatisticTable.withCode(request.company(), request.code()).isPresent()) {
                throw taken;
            }
            StatisticTable table = StatisticTable.declare(request, caller.id(), clock.instant());
            Unique.store(table, taken);
            return Response.created(URI.create("/v1/statistic-tables/" + table.id))
                    .entity(TableView.of(table))
                    .build();
        });
    }

    @GET
    @Path("/statistic-tables")
    @RolesAllowed({"privacy-officer", "approver", "editor", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<TableView> listStatisticTables(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                StatisticTable.after(company, Page.afterId(cursor), limit + 1),
                limit,
                t -> t.id.toString(),
                TableView::of);
    }

    /** Once per period, when it is over. */
    @POST
    @Path("/statistic-tables/{id}/releases")
    @RolesAllowed({"privacy-officer", "approver"})
    @Transactional
    @APIResponseSchema(value = ReleaseView.class, responseCode = "201")
    public Response createStatisticRelease(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid ReleaseTable request) {
        return commands.once(key, caller.id(), caller.command("release-table " + id, request), () -> {
            StatisticTable table = StatisticTable.<StatisticTable>findByIdOptional(id)
                    .filter(t -> caller.sees(t.company))
                    .orElseThrow(ProblemException::notFound);
            StatisticRelease release = releases.release(table, request.period(), caller.id());
            return Response.created(URI.create("/v1/statistic-releases/" + release.id))
                    .entity(ReleaseView.of(release, true))
                    .build();
        });
    }

    /** What left the house, for everyone to see: public tables whole, those for partners by name, period and hash. */
    @GET
    @Path("/statistic-releases")
    @PermitAll
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ReleaseView> listStatisticReleases(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        companies.mustExist(company);
        mustNotFilter(uri, Set.of("company", "limit", "cursor"));
        UUID after = Page.afterId(cursor);
        boolean staff = caller.sees(company);
        return Page.of(
                staff
                        ? StatisticRelease.after(company, after, limit + 1)
                        : StatisticRelease.outsideAfter(company, after, limit + 1),
                limit,
                r -> r.id.toString(),
                r -> ReleaseView.of(r, staff || r.audience == Audience.PUBLIC));
    }

    @GET
    @Path("/statistic-releases/{id}")
    @PermitAll
    @Transactional
    public ReleaseView getStatisticRelease(@PathParam("id") UUID id, @Context UriInfo uri) {
        mustNotFilter(uri, Set.of());
        StatisticRelease release =
                StatisticRelease.<StatisticRelease>findByIdOptional(id).orElseThrow(ProblemException::notFound);
        boolean staff = caller.sees(release.company);
        if (release.audience == Audience.INTERNAL && !staff) {
            throw ProblemException.notFound();
        }
        return ReleaseView.of(release, staff || release.audience == Audience.PUBLIC);
    }

    /** E10: a filter over aggregates is how they are taken apart; one that is not there is not passed over in silence. */
    private static void mustNotFilter(UriInfo uri, Set<String> known) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.field("query", "E10: a released table is read whole, it takes no filter");
                });
    }
}
