package io.madoguchi.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of everything a person is told. */
public enum Language {
    JA,
    EN;

    /** The tag on the wire (RFC 5646). */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag().equals(tag)).findFirst();
    }
}
