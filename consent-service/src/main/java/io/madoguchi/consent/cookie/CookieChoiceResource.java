package io.madoguchi.consent.cookie;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Companies;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What a browser chose, without knowing whose it is: no account, no address, no reference. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CookieChoiceResource {

    /** More than any site registers; a longer registry is read in pages. */
    private static final int MOST = 500;

    private final Clock clock;
    private final Companies companies;

    CookieChoiceResource(Clock clock, Companies companies) {
        this.clock = clock;
        this.companies = companies;
    }

    /** Every choice has a new id. Without an Idempotency-Key on purpose: a repeated choice is one more row, and means the same. */
    @POST
    @Path("/cookie-choices")
    @PermitAll
    @Transactional
    @APIResponseSchema(value = PermissionsView.class, responseCode = "201")
    public Response createCookieChoice(
            @HeaderParam("Sec-GPC") @Nullable String gpc, @NotNull @Valid ChooseCookies request) {
        companies.mustExist(request.company());
        CookieChoice choice = CookieChoice.of(request, isSet(gpc), clock.instant());
        choice.persist();
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(PermissionsView.of(
                        choice.id, entries(request.company()), new Permission.Browser(choice.choices, isSet(gpc))))
                .build();
    }

    /** What may be used in the browser that asks: by its choice, by its signal, or by neither. */
    @GET
    @Path("/cookie-permissions")
    @PermitAll
    @Transactional
    public Response getCookiePermissions(
            @HeaderParam("Sec-GPC") @Nullable String gpc,
            @QueryParam("company") @NotNull String company,
            @QueryParam("choice") @Nullable UUID id) {
        companies.mustExist(company);
        Map<CookiePurpose, Boolean> choices = id == null
                ? Map.of()
                : CookieChoice.of(id, company).map(c -> c.choices).orElseThrow(ProblemException::notFound);
        return Response.ok(PermissionsView.of(id, entries(company), new Permission.Browser(choices, isSet(gpc))))
                .header(HttpHeaders.VARY, "Sec-GPC")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Only the value 1 is the signal (GPC §3.1); anything else is as if it were not there. */
    private static boolean isSet(@Nullable String gpc) {
        return "1".equals(gpc);
    }

    private static List<CookieEntry> entries(String company) {
        return CookieEntry.livingAfter(company, new UUID(0, 0), MOST);
    }
}
