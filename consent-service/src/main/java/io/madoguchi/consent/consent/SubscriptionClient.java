package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What subscription-service is asked and told, so that no sender mails whom it should not. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
interface SubscriptionClient {

    /** Whose episodes, and why; the whole purpose where all of it was taken back. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            PersonRef person, List<UUID> episodes, @Nullable WholePurpose whole, String reason) {}

    /** Every opt-in of a purpose that was confirmed until then. */
    @RegisterForReflection
    record WholePurpose(UUID purpose, Instant until) {}

    /** 200: no mail of them starts any more. 202: taken, but not certain yet. */
    @POST
    @Path("/stops")
    @Consumes(APPLICATION_JSON)
    RestResponse<Void> stop(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Stop stop);

    /** Every withdrawal recorded so far is stopped there: senders may go on for a while. */
    @PUT
    @Path("/heartbeats/consent-service")
    RestResponse<Void> beat(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);
}
