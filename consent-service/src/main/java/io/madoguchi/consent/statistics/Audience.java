package io.madoguchi.consent.statistics;

/** Who may see a table, from the few to everyone. */
enum Audience {
    INTERNAL,
    PARTNER,
    PUBLIC;

    boolean isWiderThan(Audience other) {
        return compareTo(other) > 0;
    }
}
