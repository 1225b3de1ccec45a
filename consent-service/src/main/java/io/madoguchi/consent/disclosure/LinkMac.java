package io.madoguchi.consent.disclosure;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * HMAC-SHA-256 under the mounted secret {@code links}, each use apart from the others by its name: what others hold
 * (subjects, webhook secrets, tokens) is derived when it is needed and stored nowhere.
 */
@Startup
@Singleton
public class LinkMac {

    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    LinkMac(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        byte[] secret;
        try {
            secret = Base64.getDecoder()
                    .decode(Files.readString(secrets.resolve("links")).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The secret 'links' cannot be read from the secrets directory.", e);
        } catch (IllegalArgumentException e) {
            // without the cause: it quotes what the file holds
            throw new IllegalStateException("The secret 'links' is not base64.");
        }
        if (secret.length != LENGTH) {
            throw new IllegalStateException("The secret 'links' does not have 32 bytes.");
        }
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** @param parts joined by a line feed, which none of them may hold */
    public byte[] of(String use, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((use + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(String use, String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(use, parts));
    }
}
