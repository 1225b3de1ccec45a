package io.madoguchi.consent.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile (C2SP tlog-tiles): its index in groups of three digits, all but the last marked with x, and the width
 * where it is partial.
 */
record TilePath(long index, int width) {

    /** Four groups and more would be a log of 256 · 10^12 entries. */
    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private static final String USELESS_ZEROS = "x000/";

    static Optional<TilePath> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches() || matcher.group(1).startsWith(USELESS_ZEROS)) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        int width = matcher.group(2) == null ? Tile.WIDTH : Integer.parseInt(matcher.group(2));
        boolean named = matcher.group(2) != null;
        return named && width >= Tile.WIDTH ? Optional.empty() : Optional.of(new TilePath(index, width));
    }

    /** The address as the specification writes it. */
    String text() {
        String text = "%03d".formatted(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text = "x%03d/%s".formatted(rest % 1000, text);
        }
        return width == Tile.WIDTH ? text : text + ".p/" + width;
    }
}
