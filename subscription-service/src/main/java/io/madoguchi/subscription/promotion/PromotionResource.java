package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Promotions: the list everyone may read, and the editors who write it. */
@Path("/v1/promotions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class PromotionResource {

    private final Promotions promotions;
    private final DrawSecret secret;
    private final Staff staff;
    private final JsonWebToken token;
    private final Commands commands;
    private final Clock clock;

    PromotionResource(
            Promotions promotions, DrawSecret secret, Staff staff, JsonWebToken token, Commands commands, Clock clock) {
        this.promotions = promotions;
        this.secret = secret;
        this.staff = staff;
        this.token = token;
        this.commands = commands;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    public PromotionPage listPromotions(
            @QueryParam("company") @Nullable String company,
            @QueryParam("state") @Nullable @Pattern(regexp = "all|public") String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        if ("all".equals(state)) {
            staff.mustBeStaff();
            return promotions.page(new Promotions.Filter(staff.companies(), company, cursor), limit);
        }
        return promotions.page(new Promotions.Filter(null, company, cursor), limit);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    @APIResponseSchema(value = PromotionView.class, responseCode = "200")
    public Response getPromotion(@PathParam("id") UUID id) {
        Promotion found = promotions.visible(id);
        return tagged(Response.ok(), found).build();
    }

    @POST
    @RolesAllowed("editor")
    @APIResponseSchema(value = PromotionView.class, responseCode = "201")
    public Response createPromotion(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreatePromotion request,
            @Context UriInfo uri) {
        staff.mustActFor(request.company());
        Hand author = Hand.of(token);
        return commands.once(key, staff.name(), request, () -> {
            if (Promotion.isTaken(request.company(), request.slug())) {
                throw new ProblemException(PromotionProblem.SLUG_TAKEN, "Choose another slug.");
            }
            mustBeDeclared(request.company(), request.terms());
            UUID id = Promotion.nextId();
            Promotion promotion = Promotion.draft(id, request, secret.commitment(id), author, clock.instant());
            promotion.persistAndFlush();
            PromotionRules.draft(id, 1, request.rules(), author, clock.instant())
                    .persistAndFlush();
            return tagged(
                            Response.created(uri.getAbsolutePathBuilder()
                                    .path(id.toString())
                                    .build()),
                            promotion)
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("editor")
    @Transactional
    @APIResponseSchema(value = PromotionView.class, responseCode = "200")
    public Response updatePromotion(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid UpdatePromotion request) {
        Promotion promotion = promotions.lockMine(id);
        if (ifMatch == null) {
            throw ProblemException.field("If-Match", "must name the version that was read");
        }
        if (!ifMatch.equals("\"" + promotion.version + "\"")) {
            throw new ProblemException(CommonProblem.CHANGED_MEANWHILE, "Read it again, then repeat your change.");
        }
        mustBeDeclared(promotion.company, request.terms());
        promotion.rewrite(request.terms(), Hand.of(token));
        PromotionRules.findNewest(id).orElseThrow().rewrite(request.rules(), Hand.of(token));
        Promotion.flush();
        return tagged(Response.ok(), promotion).build();
    }

    private Response.ResponseBuilder tagged(Response.ResponseBuilder answer, Promotion promotion) {
        return answer.entity(promotions.view(promotion, true)).tag(Integer.toString(promotion.version));
    }

    /** F1.1: nothing is taken where nothing was said about its purpose. */
    private static void mustBeDeclared(String company, PromotionTerms terms) {
        CollectionPoint point = CollectionPoint.findPoint(terms.collectionPoint())
                .filter(p -> p.company().equals(company))
                .orElseThrow(() -> ProblemException.field("terms.collectionPoint", "is not known for this company"));
        if (!point.isOpen()) {
            throw new ProblemException(SubscriptionProblem.COLLECTION_POINT_CLOSED, "Open the collection point first.");
        }
        if (!point.purposes().contains(terms.purpose())) {
            throw ProblemException.field("terms.purpose", "is not declared at this collection point");
        }
    }
}
