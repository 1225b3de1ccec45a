package io.madoguchi.gateway.portal;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The session database, the secrets, and both services behind the door as fakes. */
public class PortalResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;
    private FakeServices services;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            services = new FakeServices();
            Path secrets = Files.createTempDirectory("madoguchi-secrets");
            Files.createDirectory(secrets.resolve("session-kek"));
            for (String name : new String[] {"forms", "session-kek/1", "client-secret"}) {
                byte[] secret = new byte[32];
                new SecureRandom().nextBytes(secret);
                Files.writeString(secrets.resolve(name), Base64.getEncoder().encodeToString(secret));
            }
            Map<String, String> settings = new HashMap<>();
            settings.put("DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
            settings.put("DB_USER", "postgres");
            settings.put("DB_PASSWORD", "postgres");
            settings.put("SECRETS_DIR", secrets.toString());
            settings.put("SUBSCRIPTION_URL", services.url());
            settings.put("CONSENT_URL", services.url());
            settings.put(
                    "OIDC_CLIENT_SECRET_FILE", secrets.resolve("client-secret").toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        services.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
