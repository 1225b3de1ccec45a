package io.madoguchi.gateway.signin;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language to speak with somebody: the one chosen, else the first of ours that the browser names (RFC 4647 §3.4). */
public final class Language {

    private static final String FALLBACK = "en";
    private static final List<String> SPOKEN = List.of("ja", "en");

    private Language() {}

    public static String of(@Nullable String chosen, @Nullable String acceptLanguage) {
        if (chosen != null && SPOKEN.contains(chosen)) {
            return chosen;
        }
        return of(acceptLanguage);
    }

    public static String of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return FALLBACK;
        }
        try {
            @Nullable String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? FALLBACK : found;
        } catch (IllegalArgumentException e) {
            return FALLBACK;
        }
    }
}
