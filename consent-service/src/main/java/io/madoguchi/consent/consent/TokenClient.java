package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The token endpoint of the realm, for this service's own account (RFC 6749 section 4.4). */
@Path("/protocol/openid-connect/token")
@RegisterRestClient(configKey = "identity")
interface TokenClient {

    /** The answer, as far as it is needed. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issued(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Issued[expiresIn=" + expiresIn + "]";
        }
    }

    @POST
    @Consumes(APPLICATION_FORM_URLENCODED)
    @Produces(APPLICATION_JSON)
    Issued issue(
            @FormParam("grant_type") String grant,
            @FormParam("client_id") String client,
            @FormParam("client_secret") String secret);
}
