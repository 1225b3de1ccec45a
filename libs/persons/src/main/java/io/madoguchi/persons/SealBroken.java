package io.madoguchi.persons;

/** Sealed bytes that do not belong here: altered, moved from another row or person, or sealed under a key we never had. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken(String why) {
        super(why);
    }
}
