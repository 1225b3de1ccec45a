package io.madoguchi.consent.webhook;

import io.madoguchi.consent.disclosure.LinkMac;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The secrets of endpoints and the tokens of notices: derived from a mounted secret, so that a stolen database has none. */
@ApplicationScoped
class Secrets {

    private final LinkMac mac;

    Secrets(LinkMac mac) {
        this.mac = mac;
    }

    String shown(WebhookEndpoint endpoint) {
        return StandardWebhook.shown(secret(endpoint, endpoint.generation));
    }

    List<byte[]> signing(WebhookEndpoint endpoint, Instant now) {
        return endpoint.signing(now).stream().map(g -> secret(endpoint, g)).toList();
    }

    /** With it the recipient confirms this notice and no other. */
    String token(UUID notice) {
        return mac.text("withdrawal-confirmation", notice.toString());
    }

    boolean isToken(UUID notice, String token) {
        return MessageDigest.isEqual(
                token(notice).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] secret(WebhookEndpoint endpoint, int generation) {
        return mac.of("webhook-secret", endpoint.id.toString(), String.valueOf(generation));
    }
}
