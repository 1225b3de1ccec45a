package io.madoguchi.subscription.preference;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.delivery.StopBarrier;
import io.madoguchi.subscription.link.OpenLink;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The page of choices: one link, no account. */
@Path("/v1/preferences")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class PreferencesResource {

    private final Preferences preferences;
    private final StopBarrier barrier;

    PreferencesResource(Preferences preferences, StopBarrier barrier) {
        this.preferences = preferences;
        this.barrier = barrier;
    }

    @POST
    @Path("/lookups")
    @PermitAll
    public PreferencesView look(@NotNull @Valid OpenLink request) {
        return preferences.look(request.token());
    }

    /** 202 when a stop is kept but a mail that was just starting could not be ruled out within the second. */
    @POST
    @PermitAll
    public Response change(@NotNull @Valid ChangePreferences request) {
        Preferences.Changed changed = preferences.change(request);
        PersonRef stopped = changed.stopped();
        boolean quiet = stopped == null || barrier.awaitQuiet(stopped);
        return Response.status(quiet ? 200 : 202).entity(changed.view()).build();
    }
}
