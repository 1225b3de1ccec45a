import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a consent receipt without any server and without any library: a JDK 17 or newer is enough.
 *
 * <pre>java VerifyReceipt.java receipt.jws receipt.tlog-proof keys.json log-key.txt</pre>
 *
 * <p>{@code keys.json} is the answer of {@code /api/consent/v1/keys}, {@code log-key.txt} that of {@code /log/key}. Get both once,
 * on a way you trust, and keep them: they are what you believe. The proof comes with the answer of
 * {@code POST /api/consent/v1/receipt-checks} as {@code ledger.proof}.
 */
public final class VerifyReceipt {

    /** Something does not hold. */
    @SuppressWarnings("serial")
    private static final class Wrong extends RuntimeException {
        Wrong(String reason) {
            super(reason);
        }
    }

    private VerifyReceipt() {}

    public static void main(String... files) throws IOException, GeneralSecurityException {
        if (files.length != 4) {
            System.err.println("usage: java VerifyReceipt.java receipt.jws receipt.tlog-proof keys.json log-key.txt");
            System.exit(2);
        }
        try {
            String jws = Files.readString(Path.of(files[0])).strip();
            Map<String, Object> claims = receipt(jws, object(new Json(Files.readString(Path.of(files[2]))).read()));
            Proof proof = Proof.read(Files.readString(Path.of(files[1])));
            checkpoint(proof.note(), Files.readString(Path.of(files[3])).strip());
            inclusion(proof, jws);
            System.out.println("VALID: receipt " + claims.get("jti") + ", consent of " + claims.get("confirmedAt") + " to "
                    + claims.get("company") + ", entry " + proof.index() + " of the log");
        } catch (Wrong | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException
                | NullPointerException e) {
            System.out.println("NOT VALID: " + e.getMessage());
            System.exit(1);
        }
    }

    // ---- the receipt: a JWS with ES256 (RFC 7515, RFC 7518 section 3.4) ----

    private static Map<String, Object> receipt(String jws, Map<String, Object> keys) throws GeneralSecurityException {
        String[] parts = jws.split("\\.");
        must(parts.length == 3, "the receipt has not three parts");
        Map<String, Object> header = object(new Json(text(url(parts[0]))).read());
        must("ES256".equals(header.get("alg")) && "consent-receipt+jwt".equals(header.get("typ")), "not a receipt");
        for (Object key : (List<?>) keys.get("keys")) {
            Map<String, Object> jwk = object(key);
            if (header.get("kid").equals(jwk.get("kid"))) {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initVerify(KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
                signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
                must(signature.verify(url(parts[2])), "the receipt was changed");
                return object(new Json(text(url(parts[1]))).read());
            }
        }
        throw new Wrong("the receipt is signed with a key you do not know");
    }

    // ---- the proof (C2SP tlog-proof) and its checkpoint (C2SP tlog-checkpoint, signed-note) ----

    private record Proof(Map<String, Object> extra, long index, List<byte[]> path, String note) {

        static Proof read(String file) {
            int empty = file.indexOf("\n\n");
            must(empty > 0, "the proof holds no checkpoint");
            List<String> lines = new ArrayList<>(Arrays.asList(file.substring(0, empty).split("\n")));
            must(lines.remove(0).equals("c2sp.org/tlog-proof@v1"), "not a tlog-proof");
            must(lines.get(0).startsWith("extra "), "what opened the entry was destroyed");
            byte[] extra = Base64.getDecoder().decode(lines.remove(0).substring("extra ".length()));
            long index = Long.parseLong(lines.remove(0).substring("index ".length()));
            List<byte[]> path = new ArrayList<>();
            lines.forEach(line -> path.add(Base64.getDecoder().decode(line)));
            return new Proof(object(new Json(text(extra)).read()), index, path, file.substring(empty + 2));
        }

        long size() {
            return Long.parseLong(note.split("\n")[1]);
        }

        byte[] root() {
            return Base64.getDecoder().decode(note.split("\n")[2]);
        }
    }

    private static void checkpoint(String note, String verifier) throws GeneralSecurityException {
        String[] key = verifier.split("\\+", 3);
        byte[] published = Base64.getDecoder().decode(key[2]);
        must(published.length == 33 && published[0] == 1, "not an Ed25519 key of a note");
        byte[] id = Arrays.copyOf(sha256(bytes(key[0] + "\n"), published), 4);
        must(HexFormat.of().formatHex(id).equals(key[1]), "the key of the log has not the id it claims");
        int end = note.lastIndexOf("\n\n") + 1;
        for (String line : note.substring(end + 1).split("\n")) {
            String[] words = line.split(" ");
            byte[] signed = Base64.getDecoder().decode(words[2]);
            if (words[1].equals(key[0]) && Arrays.equals(Arrays.copyOf(signed, 4), id)) {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(ed25519(Arrays.copyOfRange(published, 1, 33)));
                signature.update(bytes(note.substring(0, end)));
                must(signature.verify(Arrays.copyOfRange(signed, 4, signed.length)), "the log did not sign this");
                return;
            }
        }
        throw new Wrong("the log did not sign this checkpoint");
    }

    private static PublicKey ed25519(byte[] key) throws GeneralSecurityException {
        byte[] reversed = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            reversed[i] = key[key.length - 1 - i];
        }
        boolean odd = (reversed[0] & 0x80) != 0;
        reversed[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, reversed));
        return KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    // ---- the entry: opened, about this receipt, and under the signed root (RFC 9162 section 2.1.3.2) ----

    private static void inclusion(Proof proof, String jws) throws GeneralSecurityException {
        String payload = (String) proof.extra().get("payload");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(url((String) proof.extra().get("nonce")), "HmacSHA256"));
        byte[] value = sha256(new byte[] {0}, mac.doFinal(bytes(payload)));
        String hash = "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes(jws)));
        Map<String, Object> fact = object(object(new Json(payload).read()).get("data"));
        must(hash.equals(fact.get("receipt")), "the entry is about another receipt");
        long first = proof.index();
        long last = proof.size() - 1;
        must(first <= last, "the index lies outside the tree");
        for (byte[] sibling : proof.path()) {
            must(last != 0, "the path is too long");
            if ((first & 1) == 1 || first == last) {
                value = sha256(new byte[] {1}, sibling, value);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                value = sha256(new byte[] {1}, value, sibling);
            }
            first >>= 1;
            last >>= 1;
        }
        must(last == 0 && Arrays.equals(value, proof.root()), "the entry is not under the signed root");
    }

    // ---- small things ----

    private static void must(boolean holds, String reason) {
        if (!holds) {
            throw new Wrong(reason);
        }
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static BigInteger number(Map<String, Object> jwk, String name) {
        return new BigInteger(1, url((String) jwk.get(name)));
    }

    private static byte[] url(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** Reads JSON (RFC 8259) into maps, lists and strings; numbers stay text. */
    private static final class Json {

        private final String json;
        private int at;

        Json(String json) {
            this.json = json;
        }

        Object read() {
            switch (next()) {
                case '{':
                    Map<String, Object> members = new LinkedHashMap<>();
                    at++;
                    while (next() != '}') {
                        String name = string();
                        must(next() == ':', "not JSON");
                        at++;
                        must(!members.containsKey(name), "a name stands twice");
                        members.put(name, read());
                        separator('}');
                    }
                    at++;
                    return members;
                case '[':
                    List<Object> items = new ArrayList<>();
                    at++;
                    while (next() != ']') {
                        items.add(read());
                        separator(']');
                    }
                    at++;
                    return items;
                case '"':
                    return string();
                default:
                    int begin = at;
                    while (at < json.length() && ",]} \n\r\t".indexOf(json.charAt(at)) < 0) {
                        at++;
                    }
                    must(at > begin, "not JSON");
                    return json.substring(begin, at);
            }
        }

        private void separator(char end) {
            if (next() == ',') {
                at++;
            } else {
                must(next() == end, "not JSON");
            }
        }

        private char next() {
            while (Character.isWhitespace(json.charAt(at))) {
                at++;
            }
            return json.charAt(at);
        }

        private String string() {
            must(next() == '"', "not JSON");
            StringBuilder text = new StringBuilder();
            for (at++; json.charAt(at) != '"'; at++) {
                char c = json.charAt(at);
                if (c != '\\') {
                    text.append(c);
                    continue;
                }
                c = json.charAt(++at);
                int plain = "bfnrt".indexOf(c);
                if (c == 'u') {
                    text.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    text.append(plain < 0 ? c : "\b\f\n\r\t".charAt(plain));
                }
            }
            at++;
            return text.toString();
        }
    }
}
