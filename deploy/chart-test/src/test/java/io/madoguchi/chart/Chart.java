package io.madoguchi.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The chart as it lies in the repository. */
final class Chart {
    static final Path ROOT = root();
    static final Path DIRECTORY = ROOT.resolve("deploy/helm/madoguchi");
    /** Helm asks a cluster for its version, and there is none here. */
    private static final String KUBERNETES = "1.34.0";

    /** The hooks as plain objects: Helm's library renders them, but does not hand them out. */
    private static final Path OPEN = open();

    private static final Map<Profile, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    static String render(Profile profile) {
        return RENDERED.computeIfAbsent(profile, Chart::renderAnew);
    }

    static String renderAnew(Profile profile) {
        return render(profile.files());
    }

    /** With these files of values, later ones going before earlier ones. */
    static String render(List<Path> values) {
        var command = new Helm(OPEN)
                .template()
                .withName("house")
                .withNamespace("privacy")
                .withKubeVersion(KUBERNETES);
        values.forEach(command::withValuesFile);
        return command.call();
    }

    static String renderWith(Profile profile, String moreValues) {
        try {
            Path more = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(more, moreValues);
                return render(
                        Stream.concat(profile.files().stream(), Stream.of(more)).toList());
            } finally {
                Files.delete(more);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> objects(Profile profile) {
        return objects(render(profile));
    }

    static List<Manifest> objects(String rendered) {
        return StreamSupport.stream(yaml().loadAll(rendered).spliterator(), false)
                .filter(document -> document != null)
                .map(Manifest::new)
                .toList();
    }

    static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that stands twice is a mistake that Helm does not see. */
    static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options);
    }

    private static Path open() {
        Path copy = Path.of("target/chart/madoguchi").toAbsolutePath();
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            forget(copy);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(DIRECTORY.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replace("helm.sh/hook", "hook"));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was taken out of the chart must not live on in the copy of an earlier run. */
    private static void forget(Path copy) throws IOException {
        if (Files.exists(copy)) {
            try (Stream<Path> old = Files.walk(copy)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("deploy/helm"))) {
            at = at.getParent();
        }
        return at;
    }
}
