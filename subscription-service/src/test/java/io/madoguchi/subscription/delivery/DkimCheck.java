package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verifier written from RFC 6376 §6 and RFC 8463 §3 alone; it shares no line with what signs. */
final class DkimCheck {

    private DkimCheck() {}

    /** Whether each signature of the message holds, in their order, under the key of its algorithm. */
    static List<Boolean> check(byte[] message, Map<String, PublicKey> keys) throws GeneralSecurityException {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int split = text.indexOf("\r\n\r\n");
        List<String[]> fields = fields(text.substring(0, split + 2));
        String body = text.substring(split + 4);
        List<Boolean> verdicts = new ArrayList<>();
        for (String[] field : fields) {
            if (field[0].equalsIgnoreCase("DKIM-Signature")) {
                verdicts.add(holds(field, fields, body, keys));
            }
        }
        return verdicts;
    }

    private static boolean holds(String[] signature, List<String[]> fields, String body, Map<String, PublicKey> keys)
            throws GeneralSecurityException {
        Map<String, String> tags = tags(signature[1]);
        byte[] bodyHash = sha256(canonicalBody(body).getBytes(StandardCharsets.ISO_8859_1));
        if (!Arrays.equals(bodyHash, Base64.getDecoder().decode(tags.get("bh")))) {
            return false;
        }
        StringBuilder data = new StringBuilder();
        Map<String, Integer> used = new LinkedHashMap<>();
        for (String name : tags.get("h").split(":")) {
            String key = name.toLowerCase(Locale.ROOT);
            List<String[]> same =
                    fields.stream().filter(f -> f[0].equalsIgnoreCase(name)).toList();
            int index = same.size() - 1 - used.merge(key, 1, Integer::sum) + 1;
            if (index >= 0) {
                data.append(canonical(same.get(index)[0], same.get(index)[1])).append("\r\n");
            }
        }
        data.append(canonical(signature[0], signature[1].replaceFirst("(?s)([;\\s]b=)[^;]*", "$1")));
        byte[] signed = data.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] value = Base64.getDecoder().decode(tags.get("b"));
        boolean rsa = tags.get("a").equals("rsa-sha256");
        Signature verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        verifier.initVerify(keys.get(tags.get("a")));
        verifier.update(rsa ? signed : sha256(signed));
        return verifier.verify(value);
    }

    static Map<String, String> tags(String value) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : value.split(";")) {
            String[] pair = tag.split("=", 2);
            tags.put(pair[0].strip(), pair[1].replaceAll("\\s", ""));
        }
        return tags;
    }

    /** Name and raw value of each field, still folded. */
    static List<String[]> fields(String head) {
        List<String[]> fields = new ArrayList<>();
        for (String field : head.split("\r\n(?![ \t])")) {
            int colon = field.indexOf(':');
            fields.add(new String[] {field.substring(0, colon), field.substring(colon + 1)});
        }
        return fields;
    }

    private static String canonical(String name, String value) {
        StringBuilder out = new StringBuilder(name.toLowerCase(Locale.ROOT)).append(':');
        boolean space = false;
        boolean any = false;
        for (char c : value.toCharArray()) {
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                space = true;
                continue;
            }
            out.append(space && any ? " " : "").append(c);
            space = false;
            any = true;
        }
        return out.toString();
    }

    private static String canonicalBody(String body) {
        List<String> lines = new ArrayList<>();
        for (String line : body.split("\r\n", -1)) {
            int end = line.length();
            while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
                end--;
            }
            lines.add(line.substring(0, end).replaceAll("[\t ]+", " "));
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static byte[] sha256(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }
}
