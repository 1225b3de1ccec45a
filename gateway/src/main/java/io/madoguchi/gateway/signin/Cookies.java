package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.gate.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/** The two cookies of the house. {@code __Host-} binds them to this very host (RFC 6265bis §4.1.3.2). */
@Singleton
class Cookies {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean secure;

    Cookies(SigninConfig config, PublicUrl publicUrl) {
        this.secure = config.cookieSecure();
        if (!secure && (publicUrl.secure() || !publicUrl.loopback())) {
            throw new IllegalStateException("COOKIE_SECURE=false is for http://localhost only.");
        }
    }

    String sessionName() {
        return secure ? "__Host-madoguchi" : "madoguchi";
    }

    String transactionName() {
        return secure ? "__Host-madoguchi-signin" : "madoguchi-signin";
    }

    NewCookie session(String id) {
        return cookie(sessionName(), id, NewCookie.SameSite.STRICT, NewCookie.DEFAULT_MAX_AGE);
    }

    NewCookie noSession() {
        return cookie(sessionName(), "", NewCookie.SameSite.STRICT, 0);
    }

    /** Lax: it must come back with the redirect from the identity provider, which is another site. */
    NewCookie transaction(String sealed, Duration lifetime) {
        return cookie(transactionName(), sealed, NewCookie.SameSite.LAX, (int) lifetime.toSeconds());
    }

    NewCookie noTransaction() {
        return cookie(transactionName(), "", NewCookie.SameSite.LAX, 0);
    }

    /** A new opaque value of 256 bits. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares secrets without telling by time how much of them was right. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private NewCookie cookie(String name, String value, NewCookie.SameSite sameSite, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .maxAge(maxAge)
                .build();
    }
}
