package io.madoguchi.subscription.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is valid comes back as it was written; whatever is not is named, and never thrown. */
class CsvRecordsProperties {

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars('a', '"', ',', '\n', ' ', '窓', '口', ';', '\'', '=')
                .ofMaxLength(3);
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> field.list().ofSize(width).list().ofMinSize(1).ofMaxSize(12));
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Property
    void everyValidFileComesBackWhole(
            @ForAll("tables") List<List<String>> table, @ForAll("lineEnds") String end, @ForAll boolean mark)
            throws IOException {
        String file = (mark ? "\uFEFF" : "")
                + table.stream()
                        .map(row ->
                                row.stream().map(CsvRecordsProperties::quoted).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(end));

        List<CsvRecord> read = all(file);

        assertThat(read).noneMatch(CsvRecord::isBroken);
        assertThat(read.stream().map(CsvRecord::fields).toList()).isEqualTo(table);
    }

    @Property
    void noMutationThrowsOrTakesTheRestWithIt(
            @ForAll("tables") List<List<String>> table, @ForAll @IntRange(max = 500) int at, @ForAll char intruder)
            throws IOException {
        String good = table.stream()
                .map(row -> row.stream().map(CsvRecordsProperties::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        StringBuilder spoilt = new StringBuilder(good);
        spoilt.insert(at % (good.length() + 1), intruder);
        // far enough behind it that no field can reach there
        String tail = "\nx".repeat(CsvRecords.MOST_LINES + 1) + "\nlast,\"line\"";

        List<CsvRecord> read = all(spoilt + tail);

        assertThat(read.getLast().fields()).containsExactly("last", "line");
        assertThat(read.stream().map(CsvRecord::line).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void noTextAtAllThrows(@ForAll String text) throws IOException {
        assertThat(all(text).size()).isLessThanOrEqualTo(text.length() + 1);
    }

    @Example
    void aQuoteThatIsNeverClosedSpoilsItsOwnLineOnly() throws IOException {
        List<CsvRecord> read = all("a,b\n\"open,1\nc,2\nd,3");

        assertThat(read.get(1).isBroken()).isTrue();
        assertThat(read.get(1).line()).isEqualTo(2);
        assertThat(read.get(1).column()).isEqualTo(1);
        assertThat(read.get(2).fields()).containsExactly("c", "2");
        assertThat(read.get(3).line()).isEqualTo(4);
    }

    @Example
    void aLineWithoutEndIsNamedAndNotKept() throws IOException {
        List<CsvRecord> read = all("x".repeat(CsvRecords.LONGEST_LINE * 3) + "\na,b");

        assertThat(read.getFirst().isBroken()).isTrue();
        assertThat(read.getLast().fields()).containsExactly("a", "b");
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static List<CsvRecord> all(String text) throws IOException {
        CsvRecords records = new CsvRecords(new StringReader(text));
        List<CsvRecord> all = new ArrayList<>();
        for (CsvRecord record = records.next(); record != null; record = records.next()) {
            all.add(record);
        }
        return all;
    }
}
