package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WinnersFileTest {

    @Test
    void aSpreadsheetShowsTheCellsAndRunsNone() {
        assertThat(WinnersFile.line(List.of("1", "=cmd()", "a \"b\"", "＋1", "")))
                .isEqualTo("\"1\",\"'=cmd()\",\"a \"\"b\"\"\",\"'＋1\",\"\"\r\n");
    }
}
