package io.madoguchi.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Ways to install; each stands on the minimal values. */
enum Profile {
    MINIMAL,
    PRODUCTION,
    HIGH_AVAILABILITY,
    EXTERNAL,
    GITOPS,
    AIR_GAPPED;

    /** What only an operator knows. */
    private static final Path DIGESTS = Path.of("src/test/resources/digests.yaml");

    List<Path> files() {
        Path minimal = Chart.DIRECTORY.resolve("ci/minimal.yaml");
        if (this == MINIMAL) {
            return List.of(minimal);
        }
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        Path own = Chart.DIRECTORY.resolve("ci/" + name + ".yaml");
        return this == PRODUCTION ? List.of(minimal, own, DIGESTS) : List.of(minimal, own);
    }
}
