package io.madoguchi.subscription.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads replies (RFC 5321 §4.2), each whole and within one deadline however slowly its bytes come. */
final class SmtpReplies {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_LINE = 2048;
    private static final int MOST_LINES = 100;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[4096];
    private final byte[] line = new byte[LONGEST_LINE];
    private int position;
    private int filled;

    SmtpReplies(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    SmtpReply read(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> lines = new ArrayList<>();
        String first = line(deadline);
        int code = code(first);
        lines.add(text(first));
        String last = first;
        while (last.length() > 3 && last.charAt(3) == '-') {
            if (lines.size() == MOST_LINES) {
                throw new ProtocolException("a reply without end");
            }
            last = line(deadline);
            if (code(last) != code) {
                throw new ProtocolException("a reply with two codes");
            }
            lines.add(text(last));
        }
        return SmtpReply.of(code, lines);
    }

    /** Bytes that came before they were asked for: after STARTTLS they would be somebody else's (CVE-2011-0411). */
    boolean hasUnread() {
        return position < filled;
    }

    private static int code(String line) throws ProtocolException {
        boolean digits = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2));
        boolean separated = line.length() == 3 || (line.length() > 3 && " -".indexOf(line.charAt(3)) >= 0);
        if (!digits || !separated) {
            throw new ProtocolException("not an SMTP reply");
        }
        return Integer.parseInt(line.substring(0, 3));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String text(String line) {
        String text = line.length() > 4 ? line.substring(4) : "";
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private String line(long deadline) throws IOException {
        int length = 0;
        while (true) {
            byte next = next(deadline);
            if (next == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, StandardCharsets.UTF_8);
            }
            if (length == LONGEST_LINE) {
                throw new ProtocolException("a reply line without end");
            }
            line[length++] = next;
        }
    }

    private byte next(long deadline) throws IOException {
        if (position == filled) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no whole reply in time");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                throw new EOFException("the relay closed the connection");
            }
        }
        return buffer[position++];
    }
}
