package io.madoguchi.consent.child;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Reports that a person is a child, and what a second person decides about them: removal, or nothing to remove (E14). */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ChildReportResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Children children;
    private final Removals removals;

    ChildReportResource(
            Clock clock, Commands commands, Caller caller, Companies companies, Children children, Removals removals) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.children = children;
        this.removals = removals;
    }

    /** From this answer on nothing of the person is used. A second report while one is open is the same report. */
    @POST
    @Path("/child-reports")
    @RolesAllowed({"service", "privacy-officer", "section-staff"})
    @Transactional
    @APIResponseSchema(value = ChildReportView.class, responseCode = "201")
    public Response createChildReport(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ReportChild request) {
        caller.mustSee(request.company());
        PersonOfRequest person = PersonOfRequest.of(request.person());
        return commands.once(key, caller.id(), caller.command("report-child", request), () -> {
            companies.mustExist(request.company());
            if (children.isRemoved(person.ref())) {
                // what is gone is gone; saying so tells nothing that the reporter did not say
                throw ProblemException.notFound();
            }
            Optional<ChildReport> open = ChildReport.openOf(person.value());
            if (open.isPresent()) {
                return Response.ok(ChildReportView.of(open.get())).build();
            }
            ChildReport report = ChildReport.open(request, caller.id(), clock.instant());
            report.persist();
            AgeSignal.of(
                            new AgeSignal.Said(person.ref(), request.company(), caller.id(), report.reportedAt),
                            true,
                            AgeSignal.Source.REPORT)
                    .persist();
            return Response.created(URI.create("/v1/child-reports/" + report.id))
                    .entity(ChildReportView.of(report))
                    .build();
        });
    }

    @GET
    @Path("/child-reports")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ChildReportView> listChildReports(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                ChildReport.after(company, Page.afterId(cursor), limit + 1),
                limit,
                r -> r.id.toString(),
                ChildReportView::of);
    }

    /** Removes everything, in every service. Needs another person than the reporter. */
    @POST
    @Path("/child-reports/{id}/removal")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ChildRemovalView.class, responseCode = "202")
    public Response createChildRemoval(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("remove-child", id), () -> {
            ChildReport report = locked(id);
            report.mustBeDecidedBy(caller.id());
            ChildRemoval removal = removals.start(report, caller.id());
            return Response.accepted(ChildRemovalView.of(removal))
                    .location(URI.create("/v1/child-removals/" + id))
                    .build();
        });
    }

    /** It was no child: the person is of age again. Needs another person than the reporter. */
    @POST
    @Path("/child-reports/{id}/dismissal")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ChildReportView.class, responseCode = "200")
    public Response createChildReportDismissal(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("dismiss-child-report", id), () -> {
            ChildReport report = locked(id);
            report.mustBeDecidedBy(caller.id());
            report.decide(ChildReport.State.DISMISSED, caller.id(), clock.instant());
            AgeSignal.Said said = new AgeSignal.Said(
                    PersonOfRequest.of(report.person).ref(), report.company, caller.id(), clock.instant());
            AgeSignal.of(said, false, AgeSignal.Source.DISMISSAL).persist();
            return Response.ok(ChildReportView.of(report)).build();
        });
    }

    @GET
    @Path("/child-removals")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ChildRemovalView> listChildRemovals(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                ChildRemoval.after(company, Page.afterId(cursor), limit + 1),
                limit,
                r -> r.id.toString(),
                ChildRemovalView::of);
    }

    @GET
    @Path("/child-removals/{id}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public ChildRemovalView getChildRemoval(@PathParam("id") UUID id) {
        return ChildRemoval.<ChildRemoval>findByIdOptional(id)
                .filter(r -> caller.sees(r.company))
                .map(ChildRemovalView::of)
                .orElseThrow(ProblemException::notFound);
    }

    private ChildReport locked(UUID id) {
        return ChildReport.locked(id).filter(r -> caller.sees(r.company)).orElseThrow(ProblemException::notFound);
    }
}
