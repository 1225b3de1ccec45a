package io.madoguchi.consent.contract;

import static io.madoguchi.consent.ConsentProblem.CONTRACT_OVERLAPS;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.CommonProblem;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Usage contracts: a draft by one privacy officer, put in force by another, and ended; they come before the policy (F7.4). */
@Path("/v1/contracts")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ContractResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Purposes purposes;

    ContractResource(Clock clock, Commands commands, Caller caller, Purposes purposes) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.purposes = purposes;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ContractView.class, responseCode = "201")
    public Response createContract(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DraftContract request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-contract", request), () -> {
            check(request);
            ContractOverlay contract = ContractOverlay.draft(request, caller.id(), clock.instant());
            contract.persistAndFlush();
            return answer(Response.created(URI.create("/v1/contracts/" + contract.id)), contract);
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ContractView.class, responseCode = "200")
    public Response updateContract(
            @HeaderParam("If-Match") @NotNull String version,
            @PathParam("id") UUID id,
            @NotNull @Valid DraftContract request) {
        ContractOverlay contract = locked(id);
        if (!version.equals("\"" + contract.version + "\"")) {
            throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat the change.");
        }
        if (!request.company().equals(contract.company)) {
            throw ProblemException.field("company", "cannot be changed");
        }
        check(request);
        contract.word(request, caller.id());
        contract.persistAndFlush();
        return answer(Response.ok(), contract);
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ContractView> listContracts(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                ContractOverlay.after(company, Page.afterId(cursor), limit + 1),
                limit,
                c -> c.id.toString(),
                ContractView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "auditor"})
    @APIResponseSchema(value = ContractView.class, responseCode = "200")
    public Response getContract(@PathParam("id") UUID id) {
        ContractOverlay contract = ContractOverlay.<ContractOverlay>findByIdOptional(id)
                .filter(c -> caller.sees(c.company))
                .orElseThrow(ProblemException::notFound);
        return answer(Response.ok(), contract);
    }

    @POST
    @Path("/{id}/approval")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ContractView.class, responseCode = "200")
    public Response createContractApproval(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("approve-contract", id), () -> {
            ContractOverlay contract = locked(id);
            // two approvals at once see each other through the lock of the set
            ContractSet.locked(contract.contractSet);
            contract.approve(caller.id(), clock.instant());
            boolean overlaps = ContractOverlay.inForceWith(contract.contractSet).stream()
                    .anyMatch(c -> !c.id.equals(contract.id) && c.overlaps(contract));
            if (overlaps) {
                throw new ProblemException(CONTRACT_OVERLAPS, "End the other contract first, or change the period.");
            }
            contract.persistAndFlush();
            return answer(Response.ok(), contract);
        });
    }

    @POST
    @Path("/{id}/end")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ContractView.class, responseCode = "200")
    public Response createContractEnd(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("end-contract", id), () -> {
            ContractOverlay contract = locked(id);
            contract.end(caller.id(), clock.instant());
            contract.persistAndFlush();
            return answer(Response.ok(), contract);
        });
    }

    private void check(DraftContract request) {
        request.check();
        boolean ours = request.terms().stream()
                .allMatch(t -> purposes.find(request.company(), t.purpose()).isPresent());
        if (!ours) {
            throw ProblemException.field("terms", "name a purpose this company does not have");
        }
        boolean ourSet = ContractSet.<ContractSet>findByIdOptional(request.set())
                .filter(s -> s.company.equals(request.company()))
                .isPresent();
        if (!ourSet) {
            throw ProblemException.field("set", "is not a contract set of this company");
        }
    }

    private ContractOverlay locked(UUID id) {
        return ContractOverlay.locked(id).filter(c -> caller.sees(c.company)).orElseThrow(ProblemException::notFound);
    }

    private static Response answer(Response.ResponseBuilder answer, ContractOverlay contract) {
        return answer.tag(new EntityTag(String.valueOf(contract.version)))
                .entity(ContractView.of(contract))
                .build();
    }
}
