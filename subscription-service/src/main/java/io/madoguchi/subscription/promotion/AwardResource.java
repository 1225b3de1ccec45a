package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The prize ledger, for staff. Names and addresses leave it only as a file, with a reason that is kept. */
@Path("/v1/promotions/{id}/awards")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AwardResource {

    private static final String CSV = "text/csv; charset=UTF-8";

    private final Promotions promotions;
    private final Awards awards;
    private final WinnersFile file;
    private final JsonWebToken token;
    private final Clock clock;

    AwardResource(Promotions promotions, Awards awards, WinnersFile file, JsonWebToken token, Clock clock) {
        this.promotions = promotions;
        this.awards = awards;
        this.file = file;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor"})
    @Transactional
    public AwardList listAwards(@PathParam("id") UUID id) {
        Promotion promotion = promotions.mine(id);
        return AwardList.of(Award.listAll(id), promotion);
    }

    /** Those who claimed their prize, to send it to. Who had the file, when and why is kept. */
    @GET
    @Path("/file")
    @Produces(CSV)
    @RolesAllowed("editor")
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response getAwardFile(
            @PathParam("id") UUID id, @QueryParam("reason") @NotBlank @Size(max = 500) String reason) {
        Promotion promotion = promotions.mine(id);
        return Response.ok(file.write(promotion, Hand.of(token), reason), CSV)
                .header("Content-Disposition", "attachment; filename=\"winners.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{rank}/dispatch")
    @Consumes
    @RolesAllowed("editor")
    @Transactional
    public AwardView dispatchAward(@PathParam("id") UUID id, @PathParam("rank") int rank) {
        Promotion promotion = promotions.lockMine(id);
        Award award = award(id, rank);
        if (award.state != AwardState.SENT) {
            award.send(Hand.of(token), clock.instant());
        }
        return AwardView.of(award, promotion);
    }

    /** Against the rules: the prize goes to the next, the reason stays. */
    @POST
    @Path("/{rank}/disqualification")
    @RolesAllowed("approver")
    @Transactional
    public AwardView disqualifyAward(
            @PathParam("id") UUID id, @PathParam("rank") int rank, @NotNull @Valid GiveReason request) {
        Promotion promotion = promotions.lockMine(id);
        Award award = award(id, rank);
        if (award.state != AwardState.DISQUALIFIED) {
            awards.fall(promotion, award, AwardState.DISQUALIFIED, request.reason(), Hand.of(token));
        }
        return AwardView.of(award, promotion);
    }

    private static Award award(UUID promotion, int rank) {
        return Award.findRank(promotion, rank).orElseThrow(ProblemException::notFound);
    }
}
