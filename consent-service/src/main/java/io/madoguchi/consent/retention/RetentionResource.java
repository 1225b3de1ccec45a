package io.madoguchi.consent.retention;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.purpose.Purposes;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The end of every purpose's data, and the log of what was ended. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class RetentionResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Purposes purposes;
    private final Rules rules;

    RetentionResource(
            Clock clock, Commands commands, Caller caller, Companies companies, Purposes purposes, Rules rules) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.purposes = purposes;
        this.rules = rules;
    }

    /** Sets the end of a purpose's data; setting it again replaces it, from the next run on. */
    @POST
    @Path("/retention-rules")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = RetentionRuleView.class, responseCode = "200")
    public Response createRetentionRule(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid SetRetention request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("set-retention", request), () -> {
            companies.mustExist(request.company());
            Purposes.Identity purpose = purposes.find(request.company(), request.purpose())
                    .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."));
            RetentionRule rule = RetentionRule.<RetentionRule>findByIdOptional(purpose.id())
                    .orElseGet(() -> RetentionRule.of(purpose.id(), request.company()));
            rule.set(request.anchor(), request.keepDays(), caller.id(), clock.instant());
            rule.persist();
            return Response.ok(new RetentionRuleView(
                            purpose.id(), purpose.code(), request.anchor(), request.keepDays(), true))
                    .build();
        });
    }

    /** Every purpose of the company with its end: its own, or the house's. */
    @GET
    @Path("/retention-rules")
    @RolesAllowed({"privacy-officer", "auditor", "operator", "service"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<RetentionRuleView> listRetentionRules(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        List<RetentionRuleView> found = rules.of(company, Page.afterId(cursor), limit + 1);
        return Page.of(found, limit, r -> r.purpose().toString(), r -> r);
    }

    /** What was ended when, counted. */
    @GET
    @Path("/retention-log")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<RetentionExecutionView> listRetentionLog(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                RetentionExecution.after(company, Page.afterId(cursor), limit + 1),
                limit,
                e -> e.id.toString(),
                RetentionExecutionView::of);
    }
}
