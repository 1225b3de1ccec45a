package io.madoguchi.gateway.counter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The access token of the gateway's own account, which may bring counts and nothing else (RFC 6749 section 4.4). */
@Singleton
class OwnToken {

    private static final Duration MARGIN = Duration.ofSeconds(20);

    /** The token endpoint of the realm. */
    @Path("/protocol/openid-connect/token")
    @RegisterRestClient(configKey = "identity")
    interface TokenDesk {

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
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Produces(MediaType.APPLICATION_JSON)
        Issued issue(
                @FormParam("grant_type") String grant,
                @FormParam("client_id") String client,
                @FormParam("client_secret") String secret);
    }

    private record Held(String bearer, Instant until) {}

    private final TokenDesk desk;
    private final Clock clock;
    private final String client;
    private final java.nio.file.Path secret;
    private Held held = new Held("", Instant.MIN);

    OwnToken(
            @RestClient TokenDesk desk,
            Clock clock,
            @ConfigProperty(name = "madoguchi.signin.client-id") String client,
            @ConfigProperty(name = "madoguchi.signin.client-secret-file") Optional<java.nio.file.Path> secret,
            @ConfigProperty(name = "madoguchi.secrets.directory") java.nio.file.Path secrets) {
        this.desk = desk;
        this.clock = clock;
        this.client = client;
        this.secret = secret.orElse(secrets.resolve("client-secret"));
    }

    synchronized String bearer() {
        if (clock.instant().isBefore(held.until())) {
            return held.bearer();
        }
        try {
            TokenDesk.Issued issued = desk.issue(
                    "client_credentials", client, Files.readString(secret).strip());
            held = new Held(
                    "Bearer " + issued.accessToken(),
                    clock.instant().plusSeconds(issued.expiresIn()).minus(MARGIN));
            return held.bearer();
        } catch (IOException e) {
            throw new UncheckedIOException("The client secret cannot be read: " + secret, e);
        }
    }

    /** The other side refused it: ask for a fresh one next time. */
    synchronized void forget() {
        held = new Held("", Instant.MIN);
    }
}
