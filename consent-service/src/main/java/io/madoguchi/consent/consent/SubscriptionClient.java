package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The one question to subscription-service: has the sending of these episodes stopped? */
@Path("/v1/stops")
@RegisterRestClient(configKey = "subscription")
interface SubscriptionClient {

    /** Whose episodes, and why. */
    @RegisterForReflection
    record Stop(PersonRef person, List<UUID> episodes, String reason) {}

    /** 200: no mail of them starts any more. 202: taken, but not certain yet. */
    @POST
    @Consumes(APPLICATION_JSON)
    RestResponse<Void> stop(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Stop stop);
}
