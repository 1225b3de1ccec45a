package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The steps of a draw, each by the people it takes, and the transcript by which anyone does it again. */
@Path("/v1/promotions/{id}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class DrawResource {

    private final Promotions promotions;
    private final Draws draws;
    private final JsonWebToken token;

    DrawResource(Promotions promotions, Draws draws, JsonWebToken token) {
        this.promotions = promotions;
        this.draws = draws;
        this.token = token;
    }

    /** Closed at once where the clockwork has not come by yet; a second call changes nothing. */
    @POST
    @Path("/closing")
    @Consumes
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public PromotionView closePromotion(@PathParam("id") UUID id) {
        Promotion promotion = promotions.lockMine(id);
        if (promotion.state != PromotionState.CLOSED) {
            draws.close(promotion);
            Promotion.flush();
        }
        return promotions.view(promotion, true);
    }

    @POST
    @Path("/public-value")
    @RolesAllowed({"editor", "approver"})
    @Transactional
    public PromotionView stateValue(@PathParam("id") UUID id, @NotNull @Valid StateValue request) {
        Promotion promotion = promotions.lockMine(id);
        draws.state(promotion, request.value(), Hand.of(token));
        return promotions.view(promotion, true);
    }

    /** The second of two people says what they read, and the draw is done with it. */
    @POST
    @Path("/draw")
    @RolesAllowed("approver")
    @Transactional
    public PromotionView drawPromotion(@PathParam("id") UUID id, @NotNull @Valid StateValue request) {
        Promotion promotion = promotions.lockMine(id);
        draws.draw(promotion, request.value(), Hand.of(token));
        Promotion.flush();
        return promotions.view(promotion, true);
    }

    @GET
    @Path("/transcript")
    @PermitAll
    @Transactional
    public Transcript getTranscript(@PathParam("id") UUID id) {
        Promotion promotion = promotions.visible(id);
        Draw draw = Draw.findDraw(id).orElseThrow(ProblemException::notFound);
        return Transcript.of(promotion, PromotionRules.listPublished(id), draw, PublicValue.listAll(id));
    }
}
