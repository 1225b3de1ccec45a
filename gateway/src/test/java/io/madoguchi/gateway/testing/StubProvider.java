package io.madoguchi.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small OpenID provider that signs real tokens. {@code /authorize} signs in at once as {@code persona}; {@code fault}
 * names what it then does wrong. The tests steer it over HTTP, since Quarkus loads their classes apart from this one.
 */
public final class StubProvider implements AutoCloseable {

    private final HttpServer server;
    private final String issuer;
    private final RSAKey key = key();
    private final RSAKey strangersKey = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> refreshes = new ConcurrentHashMap<>();
    private final AtomicInteger refreshed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean away;

    public StubProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String issuer() {
        return issuer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        Map<String, String> body = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try {
            if (away && !path.startsWith("/control")) {
                answer(exchange, 503, "away");
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" -> answer(exchange, 200, metadata());
                case "/jwks" -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/authorize" -> authorize(exchange, query);
                case "/token" -> token(exchange, body);
                case "/logout" -> logout(exchange, body);
                case "/control/logout-token" -> answer(exchange, 200, logoutToken(query));
                case "/control/refreshed" -> answer(exchange, 200, "" + refreshed.get());
                case "/control/ended" -> answer(exchange, 200, "" + ended.get());
                case "/control/forget" -> {
                    refreshes.clear();
                    answer(exchange, 200, "");
                }
                case "/control/away" -> {
                    away = query.get("now").equals("true");
                    answer(exchange, 200, "");
                }
                default -> answer(exchange, 404, "");
            }
        } catch (JOSEException e) {
            answer(exchange, 500, e.toString());
        }
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "end_session_endpoint":"%1$s/logout","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer);
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&iss=" + issuer + "&state="
                                + query.get("state"));
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange, Map<String, String> body) throws IOException, JOSEException {
        String expected = "Basic " + Base64.getEncoder().encodeToString("gateway:test-client-secret".getBytes(UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Map<String, String> walk;
        if ("refresh_token".equals(body.get("grant_type"))) {
            walk = refreshes.remove(body.get("refresh_token"));
            refreshed.incrementAndGet();
        } else {
            walk = codes.remove(body.getOrDefault("code", ""));
            if (walk != null && !provesPossession(walk, body)) {
                walk = null;
            }
        }
        if (walk == null) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, tokens(walk, "refresh_token".equals(body.get("grant_type"))));
    }

    private static boolean provesPossession(Map<String, String> walk, Map<String, String> body) {
        CodeChallenge challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(body.get("code_verifier")));
        return "S256".equals(walk.get("code_challenge_method"))
                && challenge.getValue().equals(walk.get("code_challenge"));
    }

    private String tokens(Map<String, String> walk, boolean refreshing) throws JOSEException {
        String refresh = UUID.randomUUID().toString();
        refreshes.put(refresh, walk);
        String life = refreshing ? "300" : walk.getOrDefault("life", "300");
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%s,\"refresh_token\":\"%s\",\"id_token\":\"%s\"}"
                .formatted(access(walk, Integer.parseInt(life)), life, refresh, id(walk));
    }

    private String access(Map<String, String> walk, int life) throws JOSEException {
        String persona = walk.getOrDefault("persona", "emi");
        return sign(
                key,
                "JWT",
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("subject-of-" + persona)
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(java.util.Date.from(Instant.now().plusSeconds(life)))
                        .claim("realm_access", Map.of("roles", List.of("editor")))
                        .claim("companies", List.of("aoba"))
                        .build());
    }

    private String id(Map<String, String> walk) throws JOSEException {
        String persona = walk.getOrDefault("persona", "emi");
        String fault = walk.getOrDefault("fault", "");
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(fault.equals("issuer") ? "https://other.example.com" : issuer)
                .audience(fault.equals("audience") ? "another-client" : "gateway")
                .subject("subject-of-" + persona)
                .issueTime(java.util.Date.from(now))
                .expirationTime(java.util.Date.from(now.plusSeconds(fault.equals("expired") ? -600 : 300)))
                .claim("nonce", fault.equals("nonce") ? "another" : walk.get("nonce"))
                .claim("sid", walk.getOrDefault("sid", "sid-of-" + persona))
                .claim("acr", fault.equals("acr") ? "1" : walk.getOrDefault("acr_values", "1"))
                .claim(
                        "auth_time",
                        now.minusSeconds(fault.equals("auth-time") ? 4000 : 0).getEpochSecond())
                .claim("name", "Name of " + persona)
                .build();
        return sign(fault.equals("signature") ? strangersKey : key, "JWT", claims);
    }

    private void logout(HttpExchange exchange, Map<String, String> body) throws IOException {
        if (refreshes.remove(body.getOrDefault("refresh_token", "")) != null) {
            ended.incrementAndGet();
        }
        answer(exchange, 204, "");
    }

    private String logoutToken(Map<String, String> query) throws JOSEException {
        String fault = query.getOrDefault("fault", "");
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(fault.equals("audience") ? "another-client" : "gateway")
                .issueTime(java.util.Date.from(Instant.now()))
                .expirationTime(java.util.Date.from(Instant.now().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", query.get("sid"));
        if (!fault.equals("event")) {
            claims.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        }
        if (fault.equals("nonce")) {
            claims.claim("nonce", "n");
        }
        return sign(fault.equals("signature") ? strangersKey : key, "logout+jwt", claims.build());
    }

    private static String sign(RSAKey key, String type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("k")
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : (encoded == null ? "" : encoded).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
