package io.madoguchi.consent.ledger;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs checkpoints as notes (C2SP signed-note) with Ed25519. The key comes from the file {@code log-key}: 32 random bytes in
 * base64, the seed of RFC 8032. Name and key are what auditors trust, so neither changes in the life of a log.
 */
@Startup
@ApplicationScoped
class LogKey {

    private static final byte ED25519 = 1;
    private static final int SEED = 32;
    private static final int ID = 4;
    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Z}\\p{Cntrl}]{1,200}");

    private final String name;
    private final byte[] id;
    private final byte[] published;
    private final Ed25519Sign signer;

    LogKey(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets, LedgerConfig config) {
        name = config.origin();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException("madoguchi.ledger: a name of a log holds no space and no plus");
        }
        byte[] seed = seed(secrets.resolve("log-key"));
        try {
            byte[] key = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
            signer = new Ed25519Sign(seed);
            published =
                    ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the log cannot be used.", e);
        }
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] named = ByteBuffer.allocate(line.length + published.length)
                .put(line)
                .put(published)
                .array();
        id = Arrays.copyOf(Hashes.sha256().digest(named), ID);
    }

    /** The note: the text, an empty line, and our signature. */
    String sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        try {
            byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
            byte[] line = ByteBuffer.allocate(ID + signature.length)
                    .put(id)
                    .put(signature)
                    .array();
            return text + "\n\u2014 " + name + ' ' + Base64.getEncoder().encodeToString(line) + '\n';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a checkpoint could not be signed", e);
        }
    }

    /** The public key as verifiers of notes take it: name, id and key in one line. */
    String verifier() {
        return name
                + '+'
                + java.util.HexFormat.of().formatHex(id)
                + '+'
                + Base64.getEncoder().encodeToString(published);
    }

    private static byte[] seed(Path file) {
        byte[] seed;
        try {
            seed = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The key of the log cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            // without the cause: it quotes what the file holds
            throw new IllegalStateException("The key of the log is not base64: " + file);
        }
        if (seed.length != SEED) {
            throw new IllegalStateException("The key of the log needs " + SEED + " bytes: " + file);
        }
        return seed;
    }
}
