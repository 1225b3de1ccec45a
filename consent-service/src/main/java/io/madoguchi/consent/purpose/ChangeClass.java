package io.madoguchi.consent.purpose;

/** How far a wording is from the one before (APPI 17(2)): only what is more than minor is a new use of data. */
public enum ChangeClass {
    MINOR,
    RELATED,
    NEW;

    public ChangeClass or(ChangeClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
