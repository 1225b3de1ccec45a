package io.madoguchi.subscription.delivery;

import java.io.ByteArrayOutputStream;

/** The relaxed form of whole lines of a body, without the rule about its end (RFC 6376 §3.4.4). */
final class Relaxed {

    private Relaxed() {}

    static byte[] lines(byte[] lines) {
        if (isRelaxed(lines)) {
            return lines;
        }
        ByteArrayOutputStream relaxed = new ByteArrayOutputStream(lines.length);
        boolean blank = false;
        for (int i = 0; i < lines.length; i++) {
            byte b = lines[i];
            if (b == ' ' || b == '\t') {
                blank = true;
                continue;
            }
            if (blank && !isLineEnd(lines, i)) {
                relaxed.write(' ');
            }
            blank = false;
            relaxed.write(b);
        }
        return relaxed.toByteArray();
    }

    /** Base64, and most quoted-printable, is relaxed as it stands. */
    private static boolean isRelaxed(byte[] lines) {
        boolean blank = false;
        for (int i = 0; i < lines.length; i++) {
            boolean now = lines[i] == ' ';
            if (lines[i] == '\t' || blank && (now || isLineEnd(lines, i))) {
                return false;
            }
            blank = now;
        }
        return !blank;
    }

    private static boolean isLineEnd(byte[] lines, int i) {
        return lines[i] == '\r' && i + 1 < lines.length && lines[i + 1] == '\n';
    }
}
