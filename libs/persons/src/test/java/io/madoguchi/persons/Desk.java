package io.madoguchi.persons;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A key database, secrets in a directory, and as many replicas of the classes as a test wants. */
final class Desk {

    private static final AtomicLong PERSONS = new AtomicLong();
    private static EmbeddedPostgres postgres;

    final Path secrets;
    final DataSource database;

    private Desk(Path secrets, DataSource database) {
        this.secrets = secrets;
        this.database = database;
    }

    /** One process with its own caches. */
    record Replica(Seal seal, Keys keys, PersonRefs refs, BlindIndex index) {}

    /** A database of its own in the one server of this JVM. */
    static synchronized Desk open() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(Desk::close));
            }
            String name = "keys" + PERSONS.incrementAndGet();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name);
            database.setUser("postgres");
            Desk desk = new Desk(Files.createTempDirectory("madoguchi-secrets"), database);
            desk.sql(migration());
            Files.createDirectory(desk.secrets.resolve("kek"));
            for (String secret : new String[] {"pepper", "blind-index", "kek/1"}) {
                desk.newSecret(secret);
            }
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Replica replica() {
        Secrets files = new Secrets(secrets.toString());
        KeyTable table = new KeyTable(database);
        KeyEncryption encryption = new KeyEncryption(files);
        KeyCache cache = new KeyCache();
        return new Replica(
                new Seal(table, new KeyBatches(table), encryption, cache),
                new Keys(table, encryption, cache),
                new PersonRefs(files),
                new BlindIndex(files));
    }

    void newSecret(String name) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        write(name, Base64.getEncoder().encodeToString(secret));
    }

    void write(String name, String content) {
        try {
            Files.writeString(secrets.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(secrets.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a statement; the number of rows it changed. */
    int sql(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String where) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from person_key where " + where)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who has no key yet. */
    static PersonRef somebody() {
        byte[] digest = new byte[32];
        new SecureRandom().nextBytes(digest);
        return new PersonRef("1." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    static Holder holder() {
        return new Holder(somebody(), 1);
    }

    private static String migration() throws IOException {
        try (var file = Desk.class.getResourceAsStream("/db/keys/V202611220001__create_person_key.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
