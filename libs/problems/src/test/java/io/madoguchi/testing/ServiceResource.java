package io.madoguchi.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * One PostgreSQL 18 with a service database and a key database, secrets in a directory, and a public key that
 * {@link Tokens} signs for. Use it as the only {@code @WithTestResource}: each further set restarts Quarkus.
 */
public class ServiceResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database service");
                statement.execute("create database keys");
            }
            String server = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/";
            Map<String, String> settings = new HashMap<>(Tokens.verification());
            settings.put("DB_URL", server + "service");
            settings.put("DB_USER", "postgres");
            settings.put("DB_PASSWORD", "postgres");
            settings.put("KEYS_DB_URL", server + "keys");
            settings.put("KEYS_DB_USER", "postgres");
            settings.put("KEYS_DB_PASSWORD", "postgres");
            settings.put("SECRETS_DIR", secrets().toString());
            // nothing listens there: a test that needs a broker starts one and says so
            settings.put("KAFKA_BOOTSTRAP", "127.0.0.1:1");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path secrets() throws IOException {
        Path directory = Files.createTempDirectory("madoguchi-secrets");
        Files.createDirectory(directory.resolve("kek"));
        for (String name : new String[] {"pepper", "blind-index", "links", "kek/1"}) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(secret));
        }
        return directory;
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
