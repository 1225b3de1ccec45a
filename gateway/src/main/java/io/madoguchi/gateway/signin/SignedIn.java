package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.gate.Personal;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session as it is used during one request; it never leaves the gateway. */
public record SignedIn(
        String digest,
        String subject,
        String name,
        Set<String> roles,
        List<String> companies,
        String accessToken,
        Instant accessExpires,
        String csrf,
        @Nullable String language) {

    private static final String KEY = SignedIn.class.getName();

    static SignedIn of(Session session, TokenSet tokens) {
        return new SignedIn(
                session.digest,
                session.subject,
                tokens.name(),
                tokens.roles(),
                tokens.companies(),
                tokens.access(),
                tokens.accessExpires(),
                session.csrf,
                session.language);
    }

    /** The session of this request; empty for a stranger. */
    public static Optional<SignedIn> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void attach(RoutingContext context) {
        context.put(KEY, this);
        Personal.mark(context);
    }

    /** Tokens and names never reach a log by accident. */
    @Override
    public String toString() {
        return "SignedIn[" + digest.substring(0, 6) + "]";
    }
}
