package io.madoguchi.subscription.preflight;

import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param locale in which language of the issue; absent where it concerns all of it
 * @param field where: {@code subject} or {@code body}, with line and column where they are known
 * @param word what stands there, shortened: a tag, a field, a host, never personal data
 */
public record Finding(
        Rule rule,
        @Nullable String locale,
        @Nullable String field,
        @Nullable Integer line,
        @Nullable Integer column,
        String word) {

    private static final int SHORT = 80;

    public Finding {
        word = word.length() <= SHORT ? word : word.substring(0, SHORT) + "…";
    }

    /** About the issue as a whole. */
    public static Finding of(Rule rule) {
        return new Finding(rule, null, null, null, null, "");
    }

    /** About one of its languages. */
    public static Finding of(Rule rule, String locale, String word) {
        return new Finding(rule, locale, null, null, null, word);
    }

    static Finding subject(Rule rule, String locale) {
        return new Finding(rule, locale, "subject", null, null, "");
    }

    static Finding body(Rule rule, String locale, int line, int column, String word) {
        return new Finding(rule, locale, "body", line, column, word);
    }
}
