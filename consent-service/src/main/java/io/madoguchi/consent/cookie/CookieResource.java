package io.madoguchi.consent.cookie;

import static io.madoguchi.consent.ConsentProblem.COOKIE_REGISTERED;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The registry of everything a site leaves in a browser or learns from it, and the list of what is sent to others. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CookieResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;

    CookieResource(Clock clock, Commands commands, Caller caller, Companies companies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
    }

    @POST
    @Path("/cookies")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = CookieView.class, responseCode = "201")
    public Response createCookie(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RegisterCookie request) {
        caller.mustSee(request.company());
        request.check();
        return commands.once(key, caller.id(), caller.command("register-cookie", request), () -> {
            companies.mustExist(request.company());
            ProblemException taken = new ProblemException(COOKIE_REGISTERED, "Retire the entry it replaces first.");
            if (CookieEntry.isLiving(request)) {
                throw taken;
            }
            CookieEntry entry = CookieEntry.register(request, caller.id(), clock.instant());
            Unique.store(entry, taken);
            return Response.created(URI.create("/v1/cookies/" + entry.id))
                    .entity(CookieView.of(entry))
                    .build();
        });
    }

    /** Ends an entry; it stays readable for those who ask what was true. */
    @POST
    @Path("/cookies/{id}/retirement")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = CookieView.class, responseCode = "200")
    public Response createCookieRetirement(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("retire-cookie", id), () -> {
            CookieEntry entry = CookieEntry.locked(id)
                    .filter(e -> e.company != null && caller.sees(e.company))
                    .orElseThrow(ProblemException::notFound);
            entry.retire(caller.id(), clock.instant());
            return Response.ok(CookieView.of(entry)).build();
        });
    }

    /** The living entries, with those of the house itself; {@code state=all} adds the retired, for the company's staff. */
    @GET
    @Path("/cookies")
    @PermitAll
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<CookieView> listCookies(
            @QueryParam("company") @NotNull String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        companies.mustExist(company);
        UUID after = Page.afterId(cursor);
        boolean all = "all".equals(state) && caller.sees(company);
        return Page.of(
                all
                        ? CookieEntry.allAfter(company, after, limit + 1)
                        : CookieEntry.livingAfter(company, after, limit + 1),
                limit,
                e -> e.id.toString(),
                CookieView::of);
    }

    @GET
    @Path("/external-transmissions")
    @PermitAll
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<TransmissionView> listExternalTransmissions(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        companies.mustExist(company);
        return Page.of(
                CookieEntry.sentAfter(company, Page.afterId(cursor), limit + 1),
                limit,
                e -> e.id.toString(),
                TransmissionView::of);
    }
}
