package io.madoguchi.gateway.signin;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the gateway must keep but nobody else may read: AES-256-GCM as a compact JWE (RFC 7516). The header, which
 * the cipher authenticates, names the key's version and the place the text belongs to, so that it opens nowhere else.
 * Keys are the files {@code session-kek/<version>}: the highest seals, all open.
 */
@Singleton
class SessionSeal {

    private static final String PLACE = "place";

    private final SortedMap<Integer, SecretKey> keys;

    SessionSeal(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.keys = read(secrets.resolve("session-kek"));
    }

    String seal(String place, Map<String, Object> content) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(Integer.toString(keys.lastKey()))
                .customParam(PLACE, place)
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(content));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(keys.lastKey())));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return sealed.serialize();
    }

    /** What was sealed for this place; empty for anything else, also when its key is gone. */
    Optional<Map<String, Object>> open(String place, String sealed) {
        try {
            JWEObject object = JWEObject.parse(sealed);
            JWEHeader header = object.getHeader();
            SecretKey key = key(header.getKeyID());
            boolean ours = JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    && header.getCompressionAlgorithm() == null
                    && place.equals(header.getCustomParam(PLACE));
            if (key == null || !ours) {
                return Optional.empty();
            }
            object.decrypt(new DirectDecrypter(key));
            return Optional.ofNullable(object.getPayload().toJSONObject());
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private @Nullable SecretKey key(@Nullable String version) {
        return version != null && version.matches("\\d{1,6}") ? keys.get(Integer.valueOf(version)) : null;
    }

    private static SortedMap<Integer, SecretKey> read(Path directory) {
        SortedMap<Integer, SecretKey> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d{1,6}"))
                    .toList()) {
                byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
                if (key.length != 32) {
                    throw new IllegalStateException("The key " + file + " must hold 32 random bytes in base64.");
                }
                keys.put(Integer.valueOf(file.getFileName().toString()), new SecretKeySpec(key, "AES"));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The keys in " + directory + " cannot be read.", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("There is no key in " + directory + ".");
        }
        return keys;
    }
}
