package io.madoguchi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the desk gives a service; in its package because nobody else may ask it (ADR 0121). */
public final class DeskEnvironment {
    private final ServiceProcess process;
    private final Path secrets;

    public DeskEnvironment(String service, Path root, Path data) {
        Layout layout = new Layout(root, data);
        Secrets made = new Secrets(layout.secrets());
        made.prepare();
        Part part = Part.of(service);
        process = new ServiceProcess(part, layout, made, 0);
        secrets = made.of(part);
    }

    public Map<String, String> variables() {
        return process.environment();
    }

    /** Files below SECRETS_DIR. */
    public Set<String> files() {
        try (Stream<Path> files = Files.walk(secrets)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> secrets.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
