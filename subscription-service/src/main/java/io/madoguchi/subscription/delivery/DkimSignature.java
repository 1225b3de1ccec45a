package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs a message, relaxed/relaxed and without {@code l=}. Each header is named once more than it occurs, so that
 * none can be added afterwards.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376">RFC 6376</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8463">RFC 8463</a>
 */
final class DkimSignature {

    /** Signed though absent: nobody may add them later. */
    private static final List<String> GUARDED = List.of(
            "From",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final Set<String> NEVER = Set.of("return-path", "received", "dkim-signature");
    private static final Duration VALID = Duration.ofDays(14);
    private static final int VALUE_LINE = 70;

    private DkimSignature() {}

    static Header sign(DkimKeys.Key key, String domain, List<Header> headers, byte[] body, Instant now)
            throws GeneralSecurityException {
        String bodyHash = Base64.getEncoder().encodeToString(sha256(relaxedBody(body)));
        return sign(key, domain, headers, bodyHash, now);
    }

    /** For a body whose hash is known: the mails of an issue share most of theirs. */
    static Header sign(DkimKeys.Key key, String domain, List<Header> headers, String bodyHash, Instant now)
            throws GeneralSecurityException {
        List<String> names = signedNames(headers);
        String unsigned = "v=1; a=" + key.algorithm().tag + "; c=relaxed/relaxed; d=" + domain + ";\r\n\ts="
                + key.selector() + "; t=" + now.getEpochSecond() + "; x="
                + now.plus(VALID).getEpochSecond()
                + ";\r\n\th=" + folded(names) + ";\r\n\tbh=" + bodyHash + ";\r\n\tb=";
        byte[] data = data(names, headers, new Header("DKIM-Signature", unsigned));
        String value = Base64.getEncoder().encodeToString(signature(key, data));
        return new Header("DKIM-Signature", unsigned + folded(value));
    }

    private static byte[] signature(DkimKeys.Key key, byte[] data) throws GeneralSecurityException {
        return switch (key.algorithm()) {
            case RSA -> {
                Signature rsa = SigningProvider.signature("SHA256withRSA");
                rsa.initSign(key.key());
                rsa.update(data);
                yield rsa.sign();
            }
            case ED25519 -> {
                // RFC 8463 §3: PureEdDSA over the SHA-256 of the data
                Signature ed25519 = SigningProvider.signature("Ed25519");
                ed25519.initSign(key.key());
                ed25519.update(sha256(data));
                yield ed25519.sign();
            }
        };
    }

    private static List<String> signedNames(List<Header> headers) {
        List<String> names = new ArrayList<>(headers.stream()
                .map(Header::name)
                .filter(name -> !NEVER.contains(name.toLowerCase(Locale.ROOT)))
                .toList());
        names.addAll(GUARDED);
        return names;
    }

    /** The chosen headers from the bottom up (RFC 6376 §5.4.2), then the signature itself without its value. */
    private static byte[] data(List<String> names, List<Header> headers, Header signature) {
        List<Header> left = new ArrayList<>(headers);
        StringBuilder data = new StringBuilder();
        for (String name : names) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).name().equalsIgnoreCase(name)) {
                    data.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return data.append(relaxed(signature)).toString().getBytes(StandardCharsets.UTF_8);
    }

    static String relaxed(Header header) {
        String value = header.value();
        StringBuilder relaxed = new StringBuilder(header.name().length() + value.length() + 1);
        relaxed.append(header.name().toLowerCase(Locale.ROOT)).append(':');
        int start = relaxed.length();
        boolean blank = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                blank = true;
            } else if (c != '\r' && c != '\n') {
                if (blank && relaxed.length() > start) {
                    relaxed.append(' ');
                }
                blank = false;
                relaxed.append(c);
            }
        }
        return relaxed.toString();
    }

    static byte[] relaxedBody(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1)
                .replaceAll("[ \t]+", " ")
                .replace(" \r\n", "\r\n");
        int end = text.length();
        while (text.startsWith("\r\n", end - 2) && (end == 2 || text.startsWith("\r\n", end - 4))) {
            end -= 2;
        }
        return text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String folded(List<String> names) {
        StringBuilder folded = new StringBuilder();
        int used = 0;
        for (String name : names) {
            if (used + name.length() > VALUE_LINE) {
                folded.append("\r\n\t ");
                used = 0;
            }
            folded.append(folded.isEmpty() ? "" : ":").append(name);
            used += name.length() + 1;
        }
        return folded.toString();
    }

    private static String folded(String value) {
        return String.join("\r\n\t ", value.split("(?<=\\G.{" + VALUE_LINE + "})"));
    }

    private static byte[] sha256(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }
}
