package io.madoguchi.gateway.testing;

import io.madoguchi.testing.ServiceResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL, secrets, an OpenID provider and one service behind the door; the inquiry service is away. */
public final class GatewayResource extends ServiceResource {

    private StubProvider provider;
    private StubUpstream upstream;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            provider = new StubProvider();
            upstream = new StubUpstream();
            Path secrets = Path.of(settings.get("SECRETS_DIR"));
            Files.createDirectory(secrets.resolve("session-kek"));
            secret(secrets.resolve("session-kek/1"));
            secret(secrets.resolve("forms"));
            Files.writeString(secrets.resolve("client-secret"), "test-client-secret\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("OIDC_ISSUER", provider.issuer());
        settings.put("SUBSCRIPTION_URL", upstream.url());
        settings.put("CONSENT_URL", upstream.url());
        settings.put("INQUIRY_URL", "http://127.0.0.1:1");
        settings.put("LIMIT_SOURCE_BURST", "100");
        settings.put("LIMIT_SOURCE_RATE", "20");
        return settings;
    }

    private static void secret(Path file) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Files.writeString(file, Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public void stop() {
        super.stop();
        if (provider != null) {
            provider.close();
        }
        if (upstream != null) {
            upstream.close();
        }
    }
}
