package io.madoguchi.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak from its distribution, built once per checkout, with the realm of deploy/keycloak. */
final class Keycloak implements Launch {
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");
    private final Layout layout;
    private final Secrets secrets;
    private final int offset;

    Keycloak(Layout layout, Secrets secrets, int offset) {
        this.layout = layout;
        this.secrets = secrets;
        this.offset = offset;
    }

    @Override
    public Part part() {
        return Part.KEYCLOAK;
    }

    @Override
    public void prepare() {
        try {
            Path imports = Files.createDirectories(layout.keycloakHome().resolve("data/import"));
            Path half = Files.createTempFile(imports, "realm", ".new");
            Files.copy(layout.realm(), half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, imports.resolve("madoguchi-realm.json"), StandardCopyOption.ATOMIC_MOVE);
            new KeycloakSchema(layout, command(), environment()).lay();
        } catch (IOException e) {
            throw new DeskException("Keycloak could not be prepared: " + e.getMessage(), e);
        }
    }

    /** What bin/kc.sh would run; the script itself would stand between the desk and the process it watches. */
    @Override
    public List<String> command() {
        Path home = layout.keycloakHome();
        List<String> command = Java.small("384m", "-Xms64m", "-XX:MaxMetaspaceSize=256m", "-Dfile.encoding=UTF-8");
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                // a killed PostgreSQL leaves dead connections in the pool: each is tried before it is used
                "-Dquarkus.datasource.jdbc.validate-on-borrow=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + Part.KEYCLOAK.port(offset),
                "--http-management-port=" + Part.KEYCLOAK.secondPort(offset),
                "--hostname=" + url(),
                "--spi-theme--folder--dir=" + layout.realm().resolveSibling("themes"),
                "--log-level=warn"));
        return command;
    }

    /** Passwords and client secrets go in by the environment: the realm file holds placeholders with these names. */
    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + Part.POSTGRES.port(offset) + "/keycloak");
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", secrets.password("keycloak"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdmin());
        environment.put("GATEWAY_CLIENT_SECRET", secrets.clientSecret(Part.GATEWAY));
        environment.put("SUBSCRIPTION_CLIENT_SECRET", secrets.clientSecret(Part.SUBSCRIPTION));
        environment.put("CONSENT_CLIENT_SECRET", secrets.clientSecret(Part.CONSENT));
        environment.put("INQUIRY_CLIENT_SECRET", secrets.clientSecret(Part.INQUIRY));
        return environment;
    }

    @Override
    public boolean ready() {
        return Probe.answers200("http://127.0.0.1:" + Part.KEYCLOAK.secondPort(offset) + "/health/ready")
                && Probe.answers200(issuer());
    }

    String url() {
        return "http://127.0.0.1:" + Part.KEYCLOAK.port(offset);
    }

    String issuer() {
        return url() + "/realms/madoguchi";
    }

    /** The marker lies inside the distribution, so that an unpacked new version is built again. */
    @Override
    public void build() {
        Path marker = layout.keycloakHome().resolve("built-for-madoguchi");
        String options = String.join(" ", BUILD);
        synchronized (Keycloak.class) { // the file lock holds between processes only
            try (FileChannel channel = FileChannel.open(
                            layout.built().resolve("keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(marker) || !Files.readString(marker).equals(options)) {
                    runBuild();
                    Files.writeString(marker, options);
                }
            } catch (IOException e) {
                throw new DeskException("Keycloak could not be built: " + e.getMessage(), e);
            }
        }
    }

    private void runBuild() throws IOException {
        Path script = layout.keycloakHome().resolve("bin/kc.sh");
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(BUILD);
        Path log = layout.log(Part.KEYCLOAK);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        Process build = builder.start();
        try {
            if (!build.waitFor(5, TimeUnit.MINUTES) || build.exitValue() != 0) {
                throw new DeskException(
                        "Keycloak could not be built. The last lines of " + log + ":\n" + Child.tail(log, 15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException("Keycloak's build was interrupted.", e);
        } finally {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        }
    }
}
