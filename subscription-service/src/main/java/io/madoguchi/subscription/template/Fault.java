package io.madoguchi.subscription.template;

/**
 * What is wrong with a text, and where.
 *
 * @param line from 1
 * @param column from 1
 */
public record Fault(Kind kind, int line, int column, String word) {

    /** The ways in which a text can be wrong. */
    public enum Kind {
        /** The template language cannot read it. */
        BROKEN,
        /** No such field, or more than a field. */
        UNKNOWN_FIELD,
        /** A field that may be empty says nothing for that case. */
        NO_FALLBACK,
        /** A tag has no end. */
        TAG_UNCLOSED,
        /** An end without its tag. */
        TAG_UNOPENED,
        /** A tag or comment that does not end before the text does. */
        TAG_BROKEN,
        /** An element that no mail may hold: it is taken out. */
        TAG_REMOVED
    }
}
