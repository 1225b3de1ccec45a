package io.madoguchi.acceptance.house;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The demo people behind the counter, by the tokens Keycloak gives them. */
public final class Staff {

    private static final Duration FRESH = Duration.ofSeconds(40);

    private final String gateway;
    private final UnaryOperator<String> signIn;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Staff(String gateway, UnaryOperator<String> signIn) {
        this.gateway = gateway;
        this.signIn = signIn;
    }

    /** Writes issues and topics for both companies. */
    public Caller emi() {
        return caller("emi");
    }

    /** Approves issues and publishes policies. */
    public Caller ana() {
        return caller("ana");
    }

    /** Writes policies and purposes. */
    public Caller ken() {
        return caller("ken");
    }

    public Caller operator() {
        return caller("oto");
    }

    public Caller auditor() {
        return caller("aki");
    }

    /** A signed-in person who is no staff. */
    public Caller haru() {
        return caller("haru");
    }

    public Caller caller(String name) {
        return new Caller(gateway, () -> token(name));
    }

    public String token(String name) {
        return tokens.compute(
                        name,
                        (who, held) -> held != null
                                        && held.asked().isAfter(Instant.now().minus(FRESH))
                                ? held
                                : new Token(signIn.apply(who), Instant.now()))
                .value();
    }

    private record Token(String value, Instant asked) {}
}
