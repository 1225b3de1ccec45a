package io.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CasePageTest {

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        Path written = Path.of("target/cases.md");
        Files.writeString(written, CasePage.write());

        assertThat(Files.readString(Path.of("../docs/cases.md")))
                .as("cp inquiry-service/target/cases.md docs/cases.md")
                .isEqualTo(Files.readString(written));
    }
}
