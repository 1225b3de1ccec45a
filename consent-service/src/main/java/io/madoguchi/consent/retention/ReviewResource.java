package io.madoguchi.consent.retention;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The review calendar: what is looked at again by when, what was found, and what is overdue (E20). */
@Path("/v1/reviews")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ReviewResource {

    /** Days begin where the company is. */
    private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;

    ReviewResource(Clock clock, Commands commands, Caller caller, Companies companies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
    }

    @POST
    @RolesAllowed({"privacy-officer", "operator"})
    @Transactional
    @APIResponseSchema(value = ReviewView.class, responseCode = "201")
    public Response createReview(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PlanReview request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("plan-review", request), () -> {
            companies.mustExist(request.company());
            Review review = Review.plan(request, caller.id(), clock.instant());
            review.persist();
            return Response.created(URI.create("/v1/reviews/" + review.id))
                    .entity(ReviewView.of(review, today()))
                    .build();
        });
    }

    /** Answers with the finished one; a recurring review has its successor in the calendar from now on. */
    @POST
    @Path("/{id}/completion")
    @RolesAllowed({"privacy-officer", "operator"})
    @Transactional
    @APIResponseSchema(value = ReviewView.class, responseCode = "200")
    public Response createReviewCompletion(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid FinishReview request) {
        return commands.once(key, caller.id(), caller.command("finish-review " + id, request), () -> {
            Review review =
                    Review.locked(id).filter(r -> caller.sees(r.company)).orElseThrow(ProblemException::notFound);
            review.finish(request, caller.id(), clock.instant(), today()).ifPresent(next -> next.persist());
            return Response.ok(ReviewView.of(review, today())).build();
        });
    }

    /** All of a company; {@code state=overdue} only those whose day has passed. */
    @GET
    @RolesAllowed({"privacy-officer", "operator", "auditor", "approver", "editor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ReviewView> listReviews(
            @QueryParam("company") @NotNull String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        UUID after = Page.afterId(cursor);
        LocalDate today = today();
        List<Review> found = "overdue".equals(state)
                ? Review.overdueAfter(company, today, after, limit + 1)
                : Review.after(company, after, limit + 1);
        return Page.of(found, limit, r -> r.id.toString(), r -> ReviewView.of(r, today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HERE);
    }
}
