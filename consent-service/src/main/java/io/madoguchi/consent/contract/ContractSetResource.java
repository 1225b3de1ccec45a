package io.madoguchi.consent.contract;

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

/** The sets of people a company has contracts with. */
@Path("/v1/contract-sets")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ContractSetResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;

    ContractSetResource(Clock clock, Commands commands, Caller caller, Companies companies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ContractSetView.class, responseCode = "201")
    public Response createContractSet(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OpenContractSet request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-contract-set", request), () -> {
            companies.mustExist(request.company());
            ProblemException taken = new ProblemException(CODE_TAKEN, "Use that set, or choose another code.");
            if (ContractSet.hasCode(request.company(), request.code())) {
                throw taken;
            }
            ContractSet set = ContractSet.begin(request, caller.id(), clock.instant());
            Unique.store(set, taken);
            return Response.created(URI.create("/v1/contract-sets/" + set.id))
                    .entity(ContractSetView.of(set))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ContractSetView> listContractSets(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                ContractSet.after(company, Page.afterId(cursor), limit + 1),
                limit,
                s -> s.id.toString(),
                ContractSetView::of);
    }

    /** Who belongs already stays as they are: a repeated call changes nothing. */
    @POST
    @Path("/{id}/members")
    @RolesAllowed({"privacy-officer", "service"})
    @Transactional
    public ContractSetView createMembers(@PathParam("id") UUID id, @NotNull @Valid ChangeMembers request) {
        ContractSet set = locked(id);
        Members.join(set.id, request.references(), clock.instant());
        return ContractSetView.of(set);
    }

    @POST
    @Path("/{id}/departures")
    @RolesAllowed({"privacy-officer", "service"})
    @Transactional
    public ContractSetView createDepartures(@PathParam("id") UUID id, @NotNull @Valid ChangeMembers request) {
        ContractSet set = locked(id);
        Members.leave(set.id, request.references(), clock.instant());
        return ContractSetView.of(set);
    }

    private ContractSet locked(UUID id) {
        return ContractSet.locked(id).filter(s -> caller.sees(s.company)).orElseThrow(ProblemException::notFound);
    }
}
