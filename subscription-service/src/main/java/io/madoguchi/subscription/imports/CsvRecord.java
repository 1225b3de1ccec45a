package io.madoguchi.subscription.imports;

import java.util.List;

/**
 * One record of a file, or a line that is none.
 *
 * @param line where it begins, counted from 1 as an editor shows it
 * @param column of the field that is broken, counted from 1; 0 when the record is whole
 * @param reason what is wrong with it, or nothing
 */
record CsvRecord(int line, List<String> fields, int column, String reason) {

    static CsvRecord of(int line, List<String> fields) {
        return new CsvRecord(line, fields, 0, "");
    }

    static CsvRecord broken(int line, int column, String reason) {
        return new CsvRecord(line, List.of(), column, reason);
    }

    boolean isBroken() {
        return column > 0;
    }

    boolean isEmpty() {
        return !isBroken() && fields.stream().allMatch(String::isBlank);
    }

    /** Names nobody, so that no log line can. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
