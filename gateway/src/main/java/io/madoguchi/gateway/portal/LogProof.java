package io.madoguchi.gateway.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A proof that a receipt stands in the log (C2SP tlog-proof), counted again here rather than believed: the commitment is made
 * of what opens it, the path must lead to the root that the checkpoint names (RFC 9162 section 2.1.3.2), and the log must have
 * signed that checkpoint.
 */
final class LogProof {

    private static final String FORM = "c2sp.org/tlog-proof@v1";
    private static final String MAC = "HmacSHA256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] nonce;
    private final String payload;
    private final long index;
    private final List<byte[]> path;
    private final long size;
    private final byte[] root;
    private final String origin;
    private final String note;

    private LogProof(String text) throws JsonProcessingException {
        String[] parts = text.split("\n\n", 2);
        List<String> lines = parts[0].lines().toList();
        note = parts[1];
        List<String> checkpoint = note.lines().toList();
        if (!lines.getFirst().equals(FORM)) {
            throw new IllegalArgumentException("another form");
        }
        JsonNode extra = JSON.readTree(
                new String(Base64.getDecoder().decode(after(lines.get(1), "extra ")), StandardCharsets.UTF_8));
        nonce = Base64.getUrlDecoder().decode(extra.path("nonce").asText());
        payload = extra.path("payload").asText();
        index = Long.parseLong(after(lines.get(2), "index "));
        path = new ArrayList<>();
        lines.stream().skip(3).forEach(line -> path.add(Base64.getDecoder().decode(line)));
        origin = checkpoint.getFirst();
        size = Long.parseLong(checkpoint.get(1));
        root = Base64.getDecoder().decode(checkpoint.get(2));
    }

    /**
     * Whether this text proves that exactly this receipt is the entry, under the checkpoint of this size.
     *
     * @param published the key of the log, as it publishes it
     */
    static boolean holds(String text, String receipt, long index, long size, String published) {
        try {
            LogProof proof = new LogProof(text);
            LogKey key = LogKey.read(published);
            return proof.index == index
                    && proof.size == size
                    && proof.names(receipt)
                    && proof.leadsToTheRoot()
                    && key.isOf(proof.origin)
                    && key.signed(proof.note);
        } catch (JsonProcessingException | GeneralSecurityException | RuntimeException _) {
            // whatever it is, it proves nothing
            return false;
        }
    }

    private boolean names(String receipt) throws GeneralSecurityException, JsonProcessingException {
        String hash = "sha256-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256().digest(receipt.getBytes(StandardCharsets.US_ASCII)));
        return JSON.readTree(payload).path("data").path("receipt").asText().equals(hash);
    }

    private boolean leadsToTheRoot() throws GeneralSecurityException {
        if (index < 0 || index >= size) {
            return false;
        }
        long first = index;
        long last = size - 1;
        byte[] value = hash(0, commitment());
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == last) {
                value = hash(1, sibling, value);
                while (first != 0 && (first & 1) == 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                value = hash(1, value, sibling);
            }
            first >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(value, root);
    }

    private byte[] commitment() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(nonce, MAC));
        return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(int kind, byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = sha256();
        digest.update((byte) kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static String after(String line, String word) {
        if (!line.startsWith(word)) {
            throw new IllegalArgumentException("another line was due");
        }
        return line.substring(word.length());
    }
}
