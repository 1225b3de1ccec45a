package io.madoguchi.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak's tables in a new database. Keycloak builds them in some hundred steps, half a minute of work on each first
 * start; so it writes these steps down once per checkout as SQL, which every new desk then runs within a second.
 */
final class KeycloakSchema {

    /** Liquibase's own table, which it makes before it writes the steps down, and so leaves out of them. */
    private static final String REGISTER = """
            create table if not exists public.databasechangelog (
                id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null,
                dateexecuted timestamp not null, orderexecuted integer not null, exectype varchar(10) not null,
                md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255),
                liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10))
            """;

    private static final String MIGRATION = "--spi-connections-jpa--quarkus--";
    private final Layout layout;
    private final List<String> keycloak;
    private final Map<String, String> environment;

    KeycloakSchema(Layout layout, List<String> keycloak, Map<String, String> environment) {
        this.layout = layout;
        this.keycloak = keycloak;
        this.environment = environment;
    }

    /** Lays the tables when there are none; Keycloak itself brings older ones up to date. */
    void lay() throws IOException {
        try (Connection database = DriverManager.getConnection(
                        environment.get("KC_DB_URL"),
                        environment.get("KC_DB_USERNAME"),
                        environment.get("KC_DB_PASSWORD"));
                Statement statement = database.createStatement()) {
            if (isEmpty(statement)) {
                database.setAutoCommit(false); // all tables, or none and Keycloak builds them
                String steps = Files.readString(written());
                statement.execute(REGISTER);
                statement.execute(steps);
                database.commit();
            }
        } catch (SQLException e) {
            throw new DeskException("Keycloak's tables could not be made: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery("select 1 from pg_tables where schemaname = 'public' limit 1")) {
            return !tables.next();
        }
    }

    /** The file lies inside the distribution, so that a new version writes its own. */
    private Path written() throws IOException {
        Path sql = layout.keycloakHome().resolve("madoguchi-schema.sql");
        synchronized (KeycloakSchema.class) { // the file lock holds between processes only
            try (FileChannel channel = FileChannel.open(
                            layout.built().resolve("keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(sql)) {
                    Path half =
                            Files.createTempDirectory(sql.getParent(), "schema").resolve("schema.sql");
                    write(half);
                    Files.move(half, sql, StandardCopyOption.ATOMIC_MOVE);
                    Files.delete(half.getParent());
                }
            }
        }
        return sql;
    }

    /** Asked to change nothing, Keycloak writes what it would do, and ends. */
    private void write(Path sql) throws IOException {
        List<String> command = new ArrayList<>(keycloak);
        command.remove("--import-realm");
        command.addAll(List.of(
                MIGRATION + "migration-strategy=manual",
                MIGRATION + "initialize-empty=false",
                MIGRATION + "migration-export=" + sql));
        Path log = layout.log(Part.KEYCLOAK);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process writing = builder.start();
        try {
            if (!writing.waitFor(5, TimeUnit.MINUTES) || !Files.exists(sql)) {
                throw new DeskException("Keycloak did not write its tables down. The last lines of " + log + ":\n"
                        + Child.tail(log, 15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException("Keycloak was interrupted while it wrote its tables down.", e);
        } finally {
            writing.destroyForcibly();
        }
    }
}
