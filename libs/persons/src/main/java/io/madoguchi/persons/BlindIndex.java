package io.madoguchi.persons;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds a sealed value again without opening anything: a keyed hash per field, useless without the secret. */
@ApplicationScoped
public class BlindIndex {

    private final KeyedHash hash;

    BlindIndex(Secrets secrets) {
        this.hash = new KeyedHash(secrets.secret("blind-index"));
    }

    /**
     * 32 bytes to store beside the sealed value.
     *
     * @param field {@code table.column}, so that equal values of two columns cannot be matched
     */
    public byte[] of(String field, String normalised) {
        if (field.isEmpty() || field.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a field name");
        }
        return hash.of(field + '\0' + normalised);
    }
}
