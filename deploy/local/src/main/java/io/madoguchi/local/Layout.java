package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie: what was built (below the checkout) and what a desk keeps (below its data directory). */
record Layout(Path root, Path data) {

    Layout {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path built() {
        return root.resolve("deploy/local/target");
    }

    Path realm() {
        return root.resolve("deploy/keycloak/madoguchi-realm.json");
    }

    Path quarkusApp(Part service) {
        return root.resolve(service.id).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Keycloak's distribution unpacks into a directory that carries its version. */
    Path keycloakHome() {
        Path parent = built().resolve("keycloak");
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new DeskException("Keycloak is not unpacked in " + parent + "."));
        } catch (IOException e) {
            throw new DeskException("Keycloak is not unpacked in " + parent + ".", e);
        }
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path log(Part part) {
        return logs().resolve(part.id + ".log");
    }

    Path deskLog() {
        return data.resolve("desk.log");
    }

    Path run() {
        return data.resolve("run");
    }

    Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    /** Where parts of forms wait for a moment. */
    Path uploads(Part service) {
        return run().resolve(service.id + "-uploads");
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    Path mails() {
        return data.resolve("mails");
    }

    void create() {
        try {
            for (Path directory : List.of(data, logs(), run(), secrets(), mails())) {
                Files.createDirectories(directory);
            }
            // mails and events are people's data: nobody else on this machine reads them
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(run().resolve("probe"), "");
        } catch (IOException e) {
            throw new DeskException(
                    "The data directory " + data + " cannot be written to: give another one with --data.", e);
        }
    }

    /** Forgets everything a desk kept; the directory itself and its lock file stay. */
    void wipe() {
        List<String> kept = List.of("desk.lock", "desk.log", "build.log", "build.seconds");
        try (Stream<Path> children = Files.list(data)) {
            for (Path child : children.toList()) {
                if (!kept.contains(child.getFileName().toString())) {
                    deleteTree(child);
                }
            }
        } catch (IOException e) {
            throw new DeskException("The old data in " + data + " could not be removed: " + e.getMessage(), e);
        }
    }

    static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
