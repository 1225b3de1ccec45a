package io.madoguchi.lists;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of RFC 4180 that a spreadsheet shows and never runs: a cell that a spreadsheet could take for a formula begins with
 * an apostrophe, and so does one that began with an apostrophe itself, so that reading back is exact.
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    /** At the beginning of a file; without it the most used spreadsheet takes UTF-8 for the letters of its country. */
    public static final String MARK = "\uFEFF";

    /** What begins a formula in one spreadsheet or another, in half and full width, and the mark itself. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠'";

    private Csv() {}

    public static String row(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell of a file of ours as it was before its guard; a cell of another file that no guard would have led is kept. */
    public static String unguarded(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && DANGEROUS.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return '"' + guarded(text).replace("\"", "\"\"") + '"';
    }

    /** What a reader takes off again: at most one apostrophe at the beginning. */
    static String guarded(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
