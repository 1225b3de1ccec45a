package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;

/**
 * Text with CRLF line ends, in lines of at most 76 characters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-6.7">RFC 2045 §6.7</a>
 */
final class QuotedPrintable {

    private static final int LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {}

    static byte[] encode(byte[] text) {
        StringBuilder encoded = new StringBuilder(text.length + text.length / 8);
        int used = 0;
        for (int i = 0; i < text.length; i++) {
            if (isLineEnd(text, i)) {
                encoded.append("\r\n");
                used = 0;
                i++;
                continue;
            }
            String next = character(text, i);
            // a soft line end takes the last place of its line
            if (used + next.length() > LINE - 1) {
                encoded.append("=\r\n");
                used = 0;
            }
            encoded.append(next);
            used += next.length();
        }
        return encoded.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String character(byte[] text, int i) {
        byte b = text[i];
        boolean blank = b == ' ' || b == '\t';
        boolean last = i + 1 == text.length || isLineEnd(text, i + 1);
        boolean plain = blank ? !last : b > ' ' && b < 127 && b != '=';
        return plain ? String.valueOf((char) b) : "=" + HEX.charAt((b >> 4) & 15) + HEX.charAt(b & 15);
    }

    private static boolean isLineEnd(byte[] text, int i) {
        return text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
    }
}
