package io.madoguchi.gateway.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One walk to the sign-in page and back, held by the browser alone, sealed. Nothing of it is a session.
 *
 * @param state returns with the code and proves that this browser set out (RFC 6749 §10.12)
 * @param nonce returns inside the ID token and proves that the token was made for this walk
 * @param verifier the secret half of PKCE (RFC 7636)
 * @param next the local path the person was on the way to
 * @param acr the level asked for by a step-up
 * @param maxAge how many seconds old the authentication may be, -1 when nobody asked
 */
record LoginTransaction(
        String state,
        String nonce,
        String verifier,
        String next,
        @Nullable String acr,
        long maxAge,
        String language,
        Instant expires) {

    private static final String PLACE = "login-transaction";

    String seal(SessionSeal seal) {
        return seal.seal(
                PLACE,
                Map.of(
                        "state", state,
                        "nonce", nonce,
                        "verifier", verifier,
                        "next", next,
                        "acr", acr == null ? "" : acr,
                        "maxAge", maxAge,
                        "language", language,
                        "expires", expires.getEpochSecond()));
    }

    static Optional<LoginTransaction> open(SessionSeal seal, String sealed, Instant now) {
        return seal.open(PLACE, sealed)
                .map(LoginTransaction::read)
                .filter(transaction -> now.isBefore(transaction.expires));
    }

    private static LoginTransaction read(Map<String, Object> content) {
        String acr = text(content, "acr");
        return new LoginTransaction(
                text(content, "state"),
                text(content, "nonce"),
                text(content, "verifier"),
                text(content, "next"),
                acr.isEmpty() ? null : acr,
                number(content, "maxAge"),
                text(content, "language"),
                Instant.ofEpochSecond(number(content, "expires")));
    }

    private static String text(Map<String, Object> content, String name) {
        return String.valueOf(content.get(name));
    }

    private static long number(Map<String, Object> content, String name) {
        return content.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
