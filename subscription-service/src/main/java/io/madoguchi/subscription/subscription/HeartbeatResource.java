package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.delivery.ConsentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where consent-service says that every withdrawal it has recorded is stopped here too. Repeating it is harmless. */
@Path("/v1/heartbeats")
@RunOnVirtualThread
public class HeartbeatResource {

    private final ConsentView view;

    HeartbeatResource(ConsentView view) {
        this.view = view;
    }

    @PUT
    @Path("/consent-service")
    @RolesAllowed("service")
    @APIResponse(responseCode = "204", description = "Heard: mails of issues may start for a while.")
    public void hear() {
        view.heard();
    }
}
