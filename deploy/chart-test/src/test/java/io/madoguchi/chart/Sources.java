package io.madoguchi.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources of a service, and of the libraries it stands on, say they read. */
final class Sources {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+):");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern OWNER = Pattern.compile("^    interface (\\w+) \\{");
    private static final Pattern SETTING = Pattern.compile("^ {4,8}[\\w<>]+ (\\w+)\\(\\);");

    private Sources() {}

    /** Variables named in application.properties or as the default of a setting. */
    static Set<String> variables(String service) {
        Set<String> names = new TreeSet<>();
        for (Path file : files(service)) {
            VARIABLE.matcher(read(file)).results().map(found -> found.group(1)).forEach(names::add);
        }
        return names;
    }

    /** The variables of MicroProfile Config for settings of the service: madoguchi.delivery.from, and so on. */
    static Set<String> settings(String service) {
        Set<String> names = new TreeSet<>();
        for (Path file : files(service)) {
            String text = read(file);
            PREFIX.matcher(text)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .ifPresent(prefix -> settings(prefix, text.lines().toList(), names));
        }
        return names;
    }

    private static void settings(String prefix, List<String> lines, Set<String> names) {
        String owner = prefix;
        for (String line : lines) {
            owner = OWNER.matcher(line)
                    .results()
                    .findFirst()
                    .map(found -> prefix + "." + kebab(found.group(1)))
                    .orElse(owner);
            String within = owner;
            SETTING.matcher(line)
                    .results()
                    .findFirst()
                    .map(found -> within + "." + kebab(found.group(1)))
                    .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                    .ifPresent(names::add);
        }
    }

    private static String kebab(String name) {
        return Pattern.compile("(?<=.)[A-Z]")
                .matcher(name)
                .replaceAll((MatchResult capital) -> "-" + capital.group())
                .toLowerCase(Locale.ROOT);
    }

    private static List<Path> files(String service) {
        return Stream.of(service, "libs/problems", "libs/lists", "libs/persons", "libs/events")
                .map(module -> Chart.ROOT.resolve(module).resolve("src/main"))
                .flatMap(Sources::walk)
                .filter(file -> file.toString().endsWith(".java") || file.endsWith("application.properties"))
                .toList();
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
