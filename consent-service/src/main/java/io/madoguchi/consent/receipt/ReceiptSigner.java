package io.madoguchi.consent.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs receipts as JWS (RFC 7515) with ES256, and tells which ones are ours. */
@ApplicationScoped
public class ReceiptSigner {

    static final String TYPE = "consent-receipt+jwt";

    private final ReceiptKeys keys;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ReceiptSigner(ReceiptKeys keys) {
        this.keys = keys;
    }

    public String sign(ReceiptClaims claims) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", TYPE);
            jws.setKeyIdHeaderValue(keys.current().getKeyId());
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jws.setKey(keys.current().getPrivateKey());
            jws.setPayload(json.writeValueAsString(claims));
            return jws.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException("a receipt could not be signed", e);
        }
    }

    /** By what the log names a receipt: the SHA-256 of its compact form. */
    public static String hash(String jws) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jws.getBytes(StandardCharsets.US_ASCII));
            return "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The claims, when one of our keys signed exactly this; empty for anything else, whatever it is. */
    public Optional<ReceiptClaims> verify(String receipt) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
            jws.setCompactSerialization(receipt.strip());
            String kid = jws.getKeyIdHeaderValue();
            Optional<JsonWebKey> key = kid == null ? Optional.empty() : keys.find(kid);
            if (key.isEmpty() || !TYPE.equals(jws.getHeader("typ"))) {
                return Optional.empty();
            }
            jws.setKey(key.get().getKey());
            return jws.verifySignature()
                    ? Optional.of(json.readValue(jws.getPayload(), ReceiptClaims.class))
                    : Optional.empty();
        } catch (JoseException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
