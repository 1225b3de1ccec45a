package io.madoguchi.gateway.counter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where consent-service takes counts of pages. */
@Path("/v1/site-counts")
@RegisterRestClient(configKey = "consent")
interface CountDesk {

    @RegisterForReflection
    record Counted(List<Tally.Part> parts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void bring(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Idempotency-Key") String key,
            Counted counted);
}
