package io.madoguchi.consent.statistics;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.events.Commands;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of pages: the gateway brings them, staff of the house read them, and nobody else does (E12). */
@Path("/v1/site-counts")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class SiteCountResource {

    private static final int LONGEST = 400;

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final SiteCounts counts;

    SiteCountResource(Clock clock, Commands commands, Caller caller, SiteCounts counts) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.counts = counts;
    }

    /** Adds to the day; the same Idempotency-Key adds once. */
    @POST
    @RolesAllowed("counter")
    @Transactional
    public Response createSiteCount(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid CountSite request) {
        return commands.once(key, caller.id(), caller.command("count-site", request), () -> {
            counts.add(request);
            return Response.noContent().build();
        });
    }

    /** By day, the last 31 where nothing else is said; {@code company=-} are the pages that serve every company. */
    @GET
    @RolesAllowed({"privacy-officer", "operator", "auditor", "editor", "approver"})
    @Transactional
    public List<SiteDayView> listSiteCounts(
            @QueryParam("company") @NotNull String company,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        if (!company.equals("-")) {
            caller.mustSee(company);
        } else if (!caller.is("operator") && !caller.is("auditor")) {
            throw ProblemException.notFound();
        }
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), SiteCounts.HERE) : to;
        LocalDate first = from == null ? last.minusDays(31) : from;
        if (first.isBefore(last.minusDays(LONGEST))) {
            throw ProblemException.field("from", "lies more than " + LONGEST + " days before the end");
        }
        return counts.days(company, first, last);
    }
}
