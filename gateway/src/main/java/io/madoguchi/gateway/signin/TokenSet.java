package io.madoguchi.gateway.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the identity provider gave for one person, after the ID token was checked. */
record TokenSet(
        String access,
        String refresh,
        String name,
        String subject,
        @Nullable String sid) {

    String seal(SessionSeal seal, String digest) {
        return seal.seal(
                place(digest),
                Map.of(
                        "access",
                        access,
                        "refresh",
                        refresh,
                        "name",
                        name,
                        "subject",
                        subject,
                        "sid",
                        sid == null ? "" : sid));
    }

    static Optional<TokenSet> open(SessionSeal seal, String digest, String sealed) {
        return seal.open(place(digest), sealed)
                .map(content -> new TokenSet(
                        text(content, "access"),
                        text(content, "refresh"),
                        text(content, "name"),
                        text(content, "subject"),
                        text(content, "sid").isEmpty() ? null : text(content, "sid")));
    }

    TokenSet refreshed(String newAccess, @Nullable String newRefresh) {
        return new TokenSet(newAccess, newRefresh == null ? refresh : newRefresh, name, subject, sid);
    }

    /**
     * The claims of the access token. It came from the token endpoint over the gateway's own connection and the
     * services check it again: here it only says what to show (OpenID Connect Core §3.1.3.7 point 6).
     */
    JWTClaimsSet claims() {
        try {
            return SignedJWT.parse(access).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException("The access token is not a JWT.", e);
        }
    }

    Instant accessExpires() {
        var expires = claims().getExpirationTime();
        return expires == null ? Instant.EPOCH : expires.toInstant();
    }

    Set<String> roles() {
        Object access = claims().getClaim("realm_access");
        return access instanceof Map<?, ?> map ? Set.copyOf(texts(map.get("roles"))) : Set.of();
    }

    List<String> companies() {
        return texts(claims().getClaim("companies"));
    }

    private static List<String> texts(@Nullable Object claim) {
        List<String> texts = new ArrayList<>();
        if (claim instanceof List<?> list) {
            list.forEach(entry -> texts.add(String.valueOf(entry)));
        }
        return List.copyOf(texts);
    }

    private static String place(String digest) {
        return "session.tokens|" + digest;
    }

    private static String text(Map<String, Object> content, String name) {
        return String.valueOf(content.get(name));
    }
}
