package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator reads before installing says what the chart does. */
class ReadmeTest {
    private static final int MOST_LINES = 250;
    private static final String MARK = "# -- ";

    @Test
    void theTableIsThatOfTheValues() throws IOException {
        Path whole = Path.of("target/README-table.md");
        Files.writeString(whole, table());

        assertThat(Chart.read("README.md"))
                .as("the right table is in " + whole.toAbsolutePath())
                .endsWith(table());
    }

    @Test
    void valuesAreFewAndEachSaysWhatItIs() {
        List<String> lines = Chart.read("values.yaml").lines().toList();
        String before = "";
        List<String> silent = new ArrayList<>();
        for (String line : lines) {
            boolean key = !line.isBlank() && !line.strip().startsWith("#");
            boolean says = before.strip().startsWith(MARK) || line.endsWith(":") || line.contains(" # ");
            if (key && !says) {
                silent.add(line);
            }
            before = line;
        }

        assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(silent).isEmpty();
    }

    @Test
    void theManualInstallsThisChart() throws IOException {
        assertThat(Files.readString(Chart.ROOT.resolve("docs/operations.md")))
                .contains("helm install madoguchi deploy/helm/madoguchi")
                .contains("kubectl create namespace madoguchi");
    }

    /** A row for each comment of values.yaml: where it stands, what it is unless said otherwise, what for. */
    private static String table() {
        StringBuilder table = new StringBuilder("| value | default | |\n|---|---|---|\n");
        List<String> path = new ArrayList<>();
        String comment = "";
        for (String line : Chart.read("values.yaml").lines().toList()) {
            String text = line.strip();
            if (text.startsWith(MARK)) {
                comment = text.substring(MARK.length());
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                int depth = (line.length() - line.stripLeading().length()) / 2;
                path = new ArrayList<>(path.subList(0, depth));
                path.add(text.substring(0, text.indexOf(':')));
                if (!comment.isEmpty()) {
                    String value = text.substring(text.indexOf(':') + 1).strip();
                    table.append("| `%s` | %s | %s |\n"
                            .formatted(
                                    String.join(".", path),
                                    value.isEmpty() ? "see values.yaml" : "`" + value + "`",
                                    comment));
                    comment = "";
                }
            }
        }
        return table.toString();
    }
}
