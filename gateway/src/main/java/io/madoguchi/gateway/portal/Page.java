package io.madoguchi.gateway.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs to know about itself.
 *
 * @param lang {@code ja} or {@code en}
 * @param path where it is, with its query, so that the language switch keeps the page
 * @param style the address of the stylesheet, which changes with its content
 * @param encrypted false only where the connection can be read by others; the page then says so
 */
public record Page(String lang, String path, String style, ZoneId zone, boolean encrypted) {

    /** The first segment of every public page. */
    public static final String ROOT = "/{lang:ja|en}";

    /** The query of a page that is shown again because its button was too old to count. */
    static final String STALE = "?stale";

    public boolean ja() {
        return lang.equals("ja");
    }

    public boolean stale() {
        return path.endsWith(STALE);
    }

    /** Whether this page is the one, or below the one, that a menu leads to. */
    public boolean at(String rest) {
        return path.equals(to(rest)) || path.startsWith(to(rest) + "/") || path.startsWith(to(rest) + "?");
    }

    public Locale locale() {
        return Locale.forLanguageTag(lang);
    }

    /** The same page in another language. */
    public String in(String other) {
        if (path.matches("/" + lang + "([/?].*)?")) {
            return "/" + other + path.substring(3);
        }
        String bare = path.replaceFirst("([?&])l=(?:ja|en)(?:&|$)", "$1").replaceFirst("[?&]$", "");
        return bare + (bare.contains("?") ? "&l=" : "?l=") + other;
    }

    /** A public page in the language of this one. */
    public String to(String rest) {
        return "/" + lang + rest;
    }

    /** A day in words; what is no time is shown as it came. */
    public String day(@Nullable String time) {
        return format(time, ja() ? "yyyy年M月d日" : "d MMMM yyyy");
    }

    /** A minute in words, in the zone of the house. */
    public String minute(@Nullable String time) {
        return format(time, ja() ? "yyyy年M月d日 H時mm分" : "d MMMM yyyy, HH:mm");
    }

    private String format(@Nullable String time, String pattern) {
        if (time == null) {
            return "";
        }
        DateTimeFormatter words = DateTimeFormatter.ofPattern(pattern, locale());
        try {
            return time.length() == 10
                    ? LocalDate.parse(time).atStartOfDay(zone).format(words)
                    : OffsetDateTime.parse(time).atZoneSameInstant(zone).format(words);
        } catch (DateTimeException e) {
            return time;
        }
    }

    /** A moment in words, for times that come as a number of seconds in a receipt. */
    public String minute(long seconds) {
        return minute(Instant.ofEpochSecond(seconds).toString());
    }
}
