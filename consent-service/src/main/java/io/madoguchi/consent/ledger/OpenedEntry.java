package io.madoguchi.consent.ledger;

import java.util.Base64;

/**
 * The inside of an entry: with it the commitment in the log can be recomputed, so it is shown to nobody but the holder of the
 * receipt and those who answer for it.
 *
 * @param payload canonical JSON
 */
record OpenedEntry(byte[] nonce, String payload) {

    private static final int NONCE_CHARACTERS = 43;

    /** As one text, to be sealed as a whole. */
    String packed() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce) + payload;
    }

    static OpenedEntry unpack(String packed) {
        return new OpenedEntry(
                Base64.getUrlDecoder().decode(packed.substring(0, NONCE_CHARACTERS)),
                packed.substring(NONCE_CHARACTERS));
    }

    byte[] commitment() {
        return Commitment.of(nonce, payload);
    }

    /** Never shows what it holds. */
    @Override
    public String toString() {
        return "OpenedEntry";
    }
}
