package io.madoguchi.consent.company;

import static io.madoguchi.consent.ConsentProblem.COMPANY_EXISTS;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
import io.madoguchi.events.Commands;
import io.madoguchi.events.Outbox;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The group register. Reading it is open to everyone: a person must be able to see who asks. */
@Path("/v1/companies")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CompanyResource {

    private final Clock clock;
    private final Outbox outbox;
    private final Commands commands;
    private final Caller caller;

    CompanyResource(Clock clock, Outbox outbox, Commands commands, Caller caller) {
        this.clock = clock;
        this.outbox = outbox;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"operator", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = CompanyView.class, responseCode = "201")
    public Response createCompany(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RegisterCompany request) {
        // an operator builds the register; everyone else stays within the companies they are bound to
        if (!caller.is("operator")) {
            caller.mustSee(request.id());
        }
        return commands.once(key, caller.id(), caller.command("create-company", request), () -> {
            ProblemException taken = new ProblemException(COMPANY_EXISTS, "Choose another id, or use that company.");
            if (Company.findByIdOptional(request.id()).isPresent()) {
                throw taken;
            }
            if (request.parent() != null
                    && Company.findByIdOptional(request.parent()).isEmpty()) {
                throw ProblemException.field("parent", "is not a registered company");
            }
            Company company = Company.register(request, caller.id(), clock.instant());
            Unique.store(company, taken);
            outbox.publish("madoguchi.policies", company.id, CompanyRegistered.TYPE, CompanyRegistered.of(company));
            return Response.created(URI.create("/v1/companies/" + company.id))
                    .entity(CompanyView.of(company))
                    .build();
        });
    }

    @GET
    @PermitAll
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<CompanyView> listCompanies(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Page.of(Company.after(Page.after(cursor), limit + 1), limit, c -> c.id, CompanyView::of);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public CompanyView getCompany(@PathParam("id") String id) {
        return Company.<Company>findByIdOptional(id).map(CompanyView::of).orElseThrow(ProblemException::notFound);
    }
}
