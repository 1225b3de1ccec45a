package io.madoguchi.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What goes into a file comes out of it, and no spreadsheet runs it on the way. */
class CsvTest {

    @Property
    void whatIsReadBackIsWhatWasWritten(@ForAll("rows") List<String> cells) {
        List<String> read = read(Csv.row(cells));

        assertThat(read).isEqualTo(cells);
    }

    @Property
    void theGuardIsTakenOffAgain(@ForAll("cells") String cell) {
        String again = Csv.unguarded(unquoted(Csv.cell(cell)));

        assertThat(again).isEqualTo(cell);
    }

    @Example
    void aCellOfAnotherFileKeepsItsApostrophe() {
        assertThat(Csv.unguarded("'tis@example.jp")).isEqualTo("'tis@example.jp");
        assertThat(Csv.unguarded("'+haru@example.jp")).isEqualTo("+haru@example.jp");
    }

    @Property
    void noCellBeginsLikeAFormula(@ForAll("cells") String cell) {
        String shown = unquoted(Csv.cell(cell));

        assertThat(shown.isEmpty() || "=+-@\t\r\n＝＋－＠".indexOf(shown.charAt(0)) < 0)
                .isTrue();
    }

    @Example
    void formulasAreShownAsText() {
        assertThat(Csv.row(List.of("=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2", "\t=1", "\r=1", "a,b")))
                .isEqualTo(
                        "\"'=HYPERLINK(\"\"http://x\"\")\",\"'+1\",\"'@SUM(A1)\",\"'-2\",\"'\t=1\",\"'\r=1\",\"a,b\"\r\n");
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return cells().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> dangerous = Arbitraries.strings()
                .withChars('=', '+', '-', '@', '\t', '\r', '\n', '\'', '"', ',', ';', 'a', '1', '＝', '漢')
                .ofMaxLength(6);
        return Arbitraries.oneOf(dangerous, Arbitraries.strings().ofMaxLength(20));
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    }

    /** A reader of RFC 4180 that knows nothing of the writer but its one apostrophe. */
    private static List<String> read(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length() - 2; i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && row.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(plain(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(plain(cell.toString()));
        return cells;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
