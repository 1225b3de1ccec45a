package io.madoguchi.persons;

/**
 * Whose key: a person in one generation. An erased person who comes back opens the next generation, so that replaying an
 * erasure after a restore never touches what came later.
 */
public record Holder(PersonRef person, int generation) {

    public Holder {
        if (generation < 1) {
            throw new IllegalArgumentException("generations count from 1");
        }
    }
}
