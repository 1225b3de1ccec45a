package io.madoguchi.testing;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Access tokens of the shape the realm issues, signed by a key made for this test run. */
public final class Tokens {

    private static final String ISSUER = "https://issuer.test.example.com";
    private static final String SHARED = "madoguchi.test.keys";
    private static final KeyPair KEYS = keys();

    private Tokens() {}

    /** A staff member bound to the companies of the demo world. */
    public static String staff(String name, String... roles) {
        return staffOf(List.of("aoba", "aoba-print"), name, roles);
    }

    /** A staff member bound to these companies only. */
    public static String staffOf(List<String> companies, String name, String... roles) {
        return token(name, Map.of("companies", companies), roles);
    }

    /** A member of these sections of the demo world's companies. */
    public static String sectionStaff(List<String> sections, String name) {
        return token(name, Map.of("companies", List.of("aoba", "aoba-print"), "sections", sections), "section-staff");
    }

    /** A service account. */
    public static String service(String name) {
        return token(name, Map.of(), "service");
    }

    private static String token(String name, Map<String, Object> claims, String... roles) {
        var token = Jwt.claims()
                .issuer(ISSUER)
                .subject("subject-of-" + name)
                .upn(name)
                .claim("preferred_username", name)
                .claim("email", name + "@staff.example.com")
                .claim("email_verified", true)
                .audience(Set.of("subscription-service", "consent-service", "inquiry-service"))
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(Duration.ofMinutes(30));
        claims.forEach(token::claim);
        return token.sign(KEYS.getPrivate());
    }

    static Map<String, String> verification() {
        try {
            Path file = Files.createTempFile("madoguchi-test-key", ".pem");
            String key = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
            return Map.of("mp.jwt.verify.publickey.location", file.toUri().toString(), "mp.jwt.verify.issuer", ISSUER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shared through a system property: Quarkus loads this class twice, once for the resource and once for the test. */
    private static synchronized KeyPair keys() {
        try {
            Base64.Encoder encoder = Base64.getEncoder();
            if (System.getProperty(SHARED) == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair made = generator.generateKeyPair();
                System.setProperty(
                        SHARED,
                        encoder.encodeToString(made.getPublic().getEncoded()) + ":"
                                + encoder.encodeToString(made.getPrivate().getEncoded()));
            }
            String[] halves = System.getProperty(SHARED).split(":");
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(halves[0]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
