package io.madoguchi.subscription.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tokens of links in mails: an HMAC-SHA-256 over purpose and subject, so that a mail written again carries the same
 * link and no token needs to be stored. Tables hold only the SHA-256 of a token.
 */
@ApplicationScoped
public class Links {

    /** 192 bits: far above what can be guessed, and short enough for one line of a mail. */
    private static final int TOKEN_BYTES = 24;

    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Inject
    public Links(@ConfigProperty(name = "madoguchi.secrets.directory") Path directory) {
        this(read(directory.resolve("links")));
    }

    Links(byte[] secret) {
        if (secret.length < SECRET_BYTES) {
            throw new IllegalStateException("The secret 'links' must have " + SECRET_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token that opens this subject for this purpose. */
    public String token(LinkPurpose purpose, UUID subject) {
        byte[] mac = mac(purpose.name() + "|" + subject + "|1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, TOKEN_BYTES));
    }

    /** What is stored of the token and looked up by. */
    public byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The stored form of the token for this subject. */
    public byte[] hashOf(LinkPurpose purpose, UUID subject) {
        return hash(token(purpose, subject));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret 'links' cannot be read", e);
        }
    }
}
