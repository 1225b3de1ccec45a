package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The rules of a promotion: written by one person, published by another, every version readable for good. */
@Path("/v1/promotions/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class PromotionRulesResource {

    private final Promotions promotions;
    private final PromotionEvents events;
    private final Staff staff;
    private final JsonWebToken token;
    private final Commands commands;
    private final Clock clock;

    PromotionRulesResource(
            Promotions promotions,
            PromotionEvents events,
            Staff staff,
            JsonWebToken token,
            Commands commands,
            Clock clock) {
        this.promotions = promotions;
        this.events = events;
        this.staff = staff;
        this.token = token;
        this.commands = commands;
        this.clock = clock;
    }

    @GET
    @Path("/rules")
    @PermitAll
    @Transactional
    public RulesList listRules(@PathParam("id") UUID id) {
        promotions.visible(id);
        return new RulesList(
                PromotionRules.listPublished(id).stream().map(RulesView::of).toList());
    }

    @GET
    @Path("/rules/{version}")
    @PermitAll
    @Transactional
    public RulesView getRules(@PathParam("id") UUID id, @PathParam("version") int version) {
        Promotion promotion = promotions.visible(id);
        return PromotionRules.findVersion(id, version)
                .filter(rules -> rules.isPublished() || staff.isStaffOf(promotion.company))
                .map(RulesView::of)
                .orElseThrow(ProblemException::notFound);
    }

    /** The next version of the words; what decides the draw does not change any more. */
    @POST
    @Path("/rules")
    @RolesAllowed("editor")
    @APIResponseSchema(value = RulesView.class, responseCode = "201")
    public Response createRules(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid RulesText request,
            @Context UriInfo uri) {
        Hand author = Hand.of(token);
        return commands.once(key, staff.name() + ":" + id, request, () -> {
            Promotion promotion = promotions.lockMine(id);
            if (promotion.state != PromotionState.PUBLISHED) {
                throw new ProblemException(
                        PromotionProblem.NOT_IN_STATE, "Its rules change while it is published and not closed.");
            }
            PromotionRules newest = PromotionRules.findNewest(id).orElseThrow();
            if (newest.isPublished()) {
                newest = PromotionRules.draft(id, newest.version + 1, request, author, clock.instant());
                newest.persistAndFlush();
            } else {
                newest.rewrite(request, author);
            }
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(Integer.toString(newest.version))
                            .build())
                    .entity(RulesView.of(newest))
                    .build();
        });
    }

    /** Publishes what waits: the first time the promotion with it. Pressed again it changes nothing. */
    @POST
    @Path("/publication")
    @Consumes
    @RolesAllowed("approver")
    @Transactional
    public PromotionView publishRules(@PathParam("id") UUID id) {
        Promotion promotion = promotions.lockMine(id);
        Optional<PromotionRules> waiting = PromotionRules.findNewest(id).filter(rules -> !rules.isPublished());
        if (waiting.isPresent()) {
            publish(promotion, waiting.get());
            Promotion.flush();
        }
        return promotions.view(promotion, true);
    }

    private void publish(Promotion promotion, PromotionRules rules) {
        Instant now = clock.instant();
        if (promotion.state == PromotionState.DRAFT) {
            mustKeepCaps(promotion);
            rules.publish(promotion, Hand.of(token), now);
            promotion.publish(now);
            events.publish(PromotionEvents.Fact.PUBLISHED, promotion, null);
        } else if (promotion.state == PromotionState.PUBLISHED) {
            rules.publish(promotion, Hand.of(token), now);
        } else {
            throw new ProblemException(PromotionProblem.NOT_IN_STATE, "It is closed; its rules stay as they are.");
        }
    }

    /** What would break the law does not open; each line says which rule and where it stands. */
    private static void mustKeepCaps(Promotion promotion) {
        List<Problem.FieldError> broken = promotion.caps().stream()
                .filter(finding -> !finding.kept())
                .map(finding -> new Problem.FieldError(
                        "prizes",
                        finding.rule() + ": " + finding.found() + " JPY, allowed " + finding.allowed() + " JPY. "
                                + finding.citation()))
                .toList();
        if (!broken.isEmpty()) {
            throw new ProblemException(
                    PromotionProblem.PREMIUM_CAP, "Make the prizes smaller, or offer it without a purchase.", broken);
        }
    }
}
