package io.madoguchi.testing;

import io.madoguchi.problems.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Compares the kinds of problem a module can answer with to {@code docs/problems.md}, where each has a line. */
public final class ProblemPages {

    private ProblemPages() {}

    /** The slugs that {@code docs/problems.md} does not explain, or explains with another status. */
    public static List<String> missing(ProblemType... types) {
        try {
            String page = Files.readString(page());
            return Arrays.stream(types)
                    .map(type -> "| `" + type.slug() + "` | " + type.status() + " |")
                    .filter(row -> !page.contains(row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs/problems.md");
            if (Files.exists(page)) {
                return page;
            }
        }
        throw new IllegalStateException("docs/problems.md is not above the working directory");
    }
}
