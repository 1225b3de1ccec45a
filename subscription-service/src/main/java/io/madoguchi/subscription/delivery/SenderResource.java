package io.madoguchi.subscription.delivery;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.traffic.Decision;
import io.madoguchi.subscription.traffic.Traffic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whether issues may leave from here at all, and how fast to whom. */
@Path("/v1/senders")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class SenderResource {

    private static final String NAME = "[a-z0-9.*-]{1,120}";

    private final Arming arming;
    private final LaneBoard board;
    private final Traffic traffic;
    private final JsonWebToken token;
    private final Clock clock;

    SenderResource(Arming arming, LaneBoard board, Traffic traffic, JsonWebToken token, Clock clock) {
        this.arming = arming;
        this.board = board;
        this.traffic = traffic;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @Path("/arming")
    @RolesAllowed({"operator", "auditor"})
    public ArmingView getArming() {
        return ArmingView.of(arming);
    }

    /** After a restore, or in a new place. The same answer when it was armed already. */
    @PUT
    @Path("/arming")
    @RolesAllowed("operator")
    public ArmingView armSenders(@NotNull @Valid ArmSenders request) throws SQLException, IOException {
        if (arming.look().isPresent()) {
            boolean planned = request.waiting() == ArmSenders.Waiting.PLANNED;
            arming.arm(token.getName(), request.reason(), planned, clock.instant());
        }
        return ArmingView.of(arming);
    }

    @GET
    @Path("/lanes")
    @RolesAllowed({"operator", "auditor"})
    public LanesView getLanes() {
        return new LanesView(traffic.views());
    }

    /** Each sender follows at its next heartbeat. {@code *} is every provider. */
    @PUT
    @Path("/lanes/{identity}/{provider}")
    @RolesAllowed("operator")
    public LanesView decideLane(
            @PathParam("identity") String identity,
            @PathParam("provider") String provider,
            @NotNull @Valid DecideLane request)
            throws SQLException {
        if (!identity.matches(NAME) || !provider.matches(NAME)) {
            throw ProblemException.notFound();
        }
        boolean paused = request.pausedUntil() != null;
        Decision decision = new Decision(identity, provider, paused, request.perSecond());
        board.decide(decision, request.pausedUntil(), token.getName(), clock.instant());
        return getLanes();
    }
}
