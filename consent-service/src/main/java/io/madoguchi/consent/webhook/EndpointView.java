package io.madoguchi.consent.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a recipient listens; the secret is in the answer to opening and to rotation only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record EndpointView(
        UUID id,
        String company,
        UUID recipient,
        String url,
        WebhookEndpoint.State state,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable Instant previousUntil,
        @Nullable String secret) {

    static EndpointView of(WebhookEndpoint endpoint) {
        return with(endpoint, null);
    }

    static EndpointView with(WebhookEndpoint endpoint, @Nullable String secret) {
        return new EndpointView(
                endpoint.id,
                endpoint.company,
                endpoint.recipient,
                endpoint.url,
                endpoint.state,
                endpoint.createdAt,
                endpoint.closedAt,
                endpoint.previousUntil,
                secret);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "EndpointView[id=" + id + "]";
    }
}
