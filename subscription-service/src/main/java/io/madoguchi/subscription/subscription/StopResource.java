package io.madoguchi.subscription.subscription;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.delivery.StopBarrier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** Where consent-service makes a withdrawal effective. The stop is an echo: nothing is told back. */
@Path("/v1/stops")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class StopResource {

    private final ConsentEchoes echoes;
    private final StopBarrier barrier;

    StopResource(ConsentEchoes echoes, StopBarrier barrier) {
        this.echoes = echoes;
        this.barrier = barrier;
    }

    /** 200 once no mail can start any more, 202 when that could not be made certain within a second. */
    @POST
    @RolesAllowed("service")
    public Response stopEpisodes(@NotNull @Valid StopEpisodes request) {
        echoes.stop(request.person(), request.episodes(), request.whole());
        return barrier.awaitQuiet(request.person())
                ? Response.ok(StopAnswer.STOPPED).build()
                : Response.accepted(StopAnswer.STOPPING).build();
    }
}
