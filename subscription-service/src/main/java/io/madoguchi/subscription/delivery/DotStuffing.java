package io.madoguchi.subscription.delivery;

import java.io.ByteArrayOutputStream;

/** The transparency of DATA: a line with one dot alone would end the mail. */
final class DotStuffing {

    private DotStuffing() {}

    /** Doubles the dot that starts a line (RFC 5321 §4.5.2); few mails have one, and those that have none stay as they are. */
    static byte[] of(byte[] message) {
        boolean none = true;
        for (int i = 0; i < message.length && none; i++) {
            none = message[i] != '.' || i > 0 && message[i - 1] != '\n';
        }
        if (none) {
            return message;
        }
        var stuffed = new ByteArrayOutputStream(message.length + 64);
        boolean lineStart = true;
        for (byte b : message) {
            if (lineStart && b == '.') {
                stuffed.write('.');
            }
            stuffed.write(b);
            lineStart = b == '\n';
        }
        return stuffed.toByteArray();
    }
}
