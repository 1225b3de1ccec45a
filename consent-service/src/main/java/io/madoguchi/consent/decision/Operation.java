package io.madoguchi.consent.decision;

/** What shall be done with the data: used, counted so that nobody can be identified (F3.2), or handed to a recipient. */
public enum Operation {
    USE,
    STATISTICS,
    DISCLOSE
}
