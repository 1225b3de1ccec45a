package io.madoguchi.subscription.confirmation;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.link.OpenLink;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.Nullable;

/** The page behind the link of the confirmation mail: looking changes nothing, the button does. */
@Path("/v1/confirmations")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ConfirmationResource {

    private final Confirmations confirmations;

    ConfirmationResource(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @POST
    @Path("/lookups")
    @PermitAll
    public SignUpLinkView look(@NotNull @Valid OpenLink request) {
        return confirmations.look(request.token());
    }

    @POST
    @PermitAll
    public ConfirmationView confirm(
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 1, max = 200) String key,
            @NotNull @Valid OpenLink request) {
        return confirmations.confirm(request.token(), key);
    }
}
