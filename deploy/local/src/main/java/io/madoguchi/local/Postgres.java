package io.madoguchi.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL 18 with one database, one role and one random password per service and key store. */
final class Postgres implements Launch {
    static final List<String> DATABASES = List.of(
            "gateway",
            "subscription",
            "subscription_keys",
            "consent",
            "consent_keys",
            "inquiry",
            "inquiry_keys",
            "keycloak");
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private final Layout layout;
    private final Secrets secrets;
    private final int port;

    Postgres(Layout layout, Secrets secrets, int offset) {
        this.layout = layout;
        this.secrets = secrets;
        this.port = Part.POSTGRES.port(offset);
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public void prepare() {
        try {
            Path home = unpacked(layout);
            if (!Files.exists(data())) {
                initialise(home);
            }
        } catch (IOException e) {
            throw new DeskException("PostgreSQL could not be prepared: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        try {
            List<String> command = asOrdinaryUser();
            command.add(unpacked(layout).resolve("bin/postgres").toString());
            command.addAll(List.of("-D", data().toString(), "-p", String.valueOf(port)));
            command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
            command.addAll(List.of("-c", "max_connections=200", "-c", "shared_buffers=64MB"));
            command.addAll(List.of("-c", "log_min_messages=warning"));
            return command;
        } catch (IOException e) {
            throw new DeskException("PostgreSQL could not be unpacked: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean ready() {
        if (!Probe.listens(port)) {
            return false;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void furnish() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String database : DATABASES) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + database + "'")) {
                    // the password is hex of our own making: nothing in it needs quoting
                    statement.execute(
                            "create role " + database + " login password '" + secrets.password(database) + "'");
                }
                if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
                    statement.execute("create database " + database + " owner " + database);
                    statement.execute("revoke connect, temporary on database " + database + " from public");
                }
            }
        } catch (SQLException e) {
            throw new DeskException("The databases could not be created: " + e.getMessage(), e);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url("postgres") + "?connectTimeout=2&socketTimeout=20", "postgres", secrets.password("postgres"));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Path data() {
        return layout.data().resolve("postgres");
    }

    private void initialise(Path home) throws IOException {
        Path half = layout.data().resolve("postgres.new");
        if (Files.exists(half)) {
            Layout.deleteTree(half);
        }
        secrets.password("postgres");
        List<String> command = asOrdinaryUser();
        command.add(home.resolve("bin/initdb").toString());
        command.addAll(List.of("-D", half.toString(), "-U", "postgres", "-E", "UTF8", "-A", "scram-sha-256"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.addAll(List.of(
                "--pwfile", layout.secrets().resolve("passwords/postgres").toString()));
        Path log = layout.log(Part.POSTGRES);
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!ended(initdb) || initdb.exitValue() != 0) {
            throw new DeskException("PostgreSQL could not make its data directory:\n" + Child.tail(log, 15));
        }
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static List<String> asOrdinaryUser() throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Process trial = new ProcessBuilder("sh", "-c", "exec unshare -U true >/dev/null 2>&1").start();
            if (!ended(trial) || trial.exitValue() != 0) {
                throw new DeskException(
                        "PostgreSQL does not run as root, and this machine does not allow a user namespace"
                                + " (`unshare -U`) that would help: start Madoguchi as another user.");
            }
            command.addAll(List.of("unshare", "-U"));
        }
        return command;
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Path unpacked(Layout layout) {
        var resource = Postgres.class.getResource(ARCHIVE);
        if (resource == null) {
            throw new DeskException("The PostgreSQL binaries are missing: ./madoguchi up builds and fetches them.");
        }
        try {
            // its size tells one version from the next
            Path home = layout.built()
                    .resolve("postgres-" + resource.openConnection().getContentLengthLong());
            if (!Files.exists(home)) {
                unpack(home);
            }
            return home;
        } catch (IOException e) {
            throw new DeskException("PostgreSQL could not be unpacked: " + e.getMessage(), e);
        }
    }

    private static synchronized void unpack(Path home) throws IOException {
        if (Files.exists(home)) {
            return;
        }
        Path half = Files.createTempDirectory(home.getParent(), "postgres-new");
        try (InputStream packed = Postgres.class.getResourceAsStream(ARCHIVE);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, half.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(home)) { // else another desk was quicker, and unpacked the same
                throw e;
            }
            Layout.deleteTree(half);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        Set<PosixFilePermission> mode =
                PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        Files.setPosixFilePermissions(target, mode);
    }
}
