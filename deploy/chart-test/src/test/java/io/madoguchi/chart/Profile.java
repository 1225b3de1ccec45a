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

    List<Path> files() {
        Path minimal = Chart.DIRECTORY.resolve("ci/minimal.yaml");
        if (this == MINIMAL) {
            return List.of(minimal);
        }
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return List.of(minimal, Chart.DIRECTORY.resolve("ci/" + name + ".yaml"));
    }
}
