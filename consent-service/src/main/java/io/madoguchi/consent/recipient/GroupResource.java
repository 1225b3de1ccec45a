package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.ConsentProblem.VOTES_EXCEEDED;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Who holds whose votes, and which companies are a group by that (FN1). */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class GroupResource {

    private static final BigDecimal ALL = new BigDecimal("100");

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Groups groups;

    GroupResource(Clock clock, Commands commands, Caller caller, Companies companies, Groups groups) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.groups = groups;
    }

    /** An operator builds the register; a privacy officer records what concerns a company of their own. */
    @POST
    @Path("/shareholdings")
    @RolesAllowed({"operator", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = ShareholdingView.class, responseCode = "201")
    public Response createShareholding(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RecordShareholding request) {
        if (!caller.is("operator")) {
            caller.mustSee(request.held());
        }
        return commands.once(key, caller.id(), caller.command("record-shareholding", request), () -> {
            known("holder", request.holder());
            known("held", request.held());
            if (request.holder().equals(request.held())) {
                throw ProblemException.field("held", "is the holder itself");
            }
            Shareholding.takeTurn(request.held());
            Shareholding holding = Shareholding.of(request, caller.id(), clock.instant());
            BigDecimal others = Shareholding.of(holding.held, holding.validFrom).stream()
                    .map(h -> h.percent)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (others.add(holding.percent).compareTo(ALL) > 0) {
                throw new ProblemException(VOTES_EXCEEDED, "End the holding that this one replaces first.");
            }
            holding.persist();
            return Response.created(URI.create("/v1/shareholdings/" + holding.id))
                    .entity(ShareholdingView.of(holding))
                    .build();
        });
    }

    @POST
    @Path("/shareholdings/{id}/ending")
    @RolesAllowed({"operator", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = ShareholdingView.class, responseCode = "200")
    public Response createShareholdingEnding(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid EndEntry request) {
        return commands.once(key, caller.id(), caller.command("end-shareholding " + id, request), () -> {
            Shareholding holding = Shareholding.<Shareholding>findByIdOptional(id)
                    .filter(h -> caller.is("operator") || caller.sees(h.held))
                    .orElseThrow(ProblemException::notFound);
            holding.end(request.at(), clock.instant());
            return Response.ok(ShareholdingView.of(holding)).build();
        });
    }

    /** Every holding in one company, past ones too. */
    @GET
    @Path("/shareholdings")
    @RolesAllowed({"operator", "privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ShareholdingView> listShareholdings(
            @QueryParam("held") @NotNull String held,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(held);
        return Page.of(
                Shareholding.after(held, Page.afterId(cursor), limit + 1),
                limit,
                h -> h.id.toString(),
                ShareholdingView::of);
    }

    /** The group of a parent at a moment, computed from the holdings. */
    @GET
    @Path("/groups/{parent}/members")
    @RolesAllowed({"operator", "privacy-officer", "auditor", "service"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<MemberView> listGroupMembers(
            @PathParam("parent") String parent,
            @QueryParam("at") @Nullable String at,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(parent);
        companies.mustExist(parent);
        String after = Page.after(cursor);
        Instant moment = Moments.of(at, clock);
        List<MemberView> rows = groups.members(parent, moment).stream()
                .filter(m -> m.company().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, MemberView::company, member -> member);
    }

    private void known(String field, String company) {
        if (companies.find(company).isEmpty()) {
            throw ProblemException.field(field, "is not a registered company");
        }
    }
}
