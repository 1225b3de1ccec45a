package io.madoguchi.consent.consent;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The access token of this service's own account, asked for when needed and kept until shortly before its end. */
@Startup
@ApplicationScoped
class ServiceToken {

    private static final Duration MARGIN = Duration.ofSeconds(20);

    private record Held(String bearer, Instant until) {}

    private final TokenClient identity;
    private final Clock clock;
    private final String client;
    private final String secret;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Held held = new Held("", Instant.MIN);

    ServiceToken(
            @RestClient TokenClient identity,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String client,
            @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.identity = identity;
        this.clock = clock;
        this.client = client;
        Path file = secrets.resolve("client-secret");
        try {
            this.secret = Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The secret of this service's account cannot be read: " + file, e);
        }
    }

    String bearer() {
        Held current = held;
        if (clock.instant().isBefore(current.until())) {
            return current.bearer();
        }
        asking.lock();
        try {
            if (clock.instant().isBefore(held.until())) {
                return held.bearer();
            }
            TokenClient.Issued issued = identity.issue("client_credentials", client, secret);
            held = new Held(
                    "Bearer " + issued.accessToken(),
                    clock.instant().plusSeconds(issued.expiresIn()).minus(MARGIN));
            return held.bearer();
        } finally {
            asking.unlock();
        }
    }

    /** The other side refused it: ask for a fresh one next time. */
    void forget() {
        held = new Held("", Instant.MIN);
    }
}
