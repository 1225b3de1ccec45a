package io.madoguchi.subscription.returns;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a client says, line by line and within its time. Only CR LF ends a line, so that nothing hides behind half of it. */
final class SmtpInput {

    private static final int BUFFER = 8192;

    private final Socket socket;
    private final int idle;
    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    SmtpInput(Socket socket, Duration idle, Duration longest) {
        this.socket = socket;
        this.idle = (int) idle.toMillis();
        this.end = System.nanoTime() + longest.toNanos();
    }

    /** A command that is longer than this. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Without its end. */
    String line(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int before = 0;
        boolean tooLong = false;
        while (true) {
            int next = read();
            if (next == '\n' && before == '\r') {
                if (tooLong) {
                    throw new TooLong();
                }
                String text = line.toString(StandardCharsets.UTF_8);
                return text.substring(0, text.length() - 1);
            }
            tooLong = tooLong || line.size() > longest;
            if (tooLong) {
                line.reset();
            }
            line.write(next);
            before = next;
        }
    }

    /**
     * Everything up to the line that is a single dot, with the dots that were doubled taken back (RFC 5321 §4.5.2).
     * Empty when it is more than that; it is read to its end all the same, so that the client hears why.
     */
    Optional<byte[]> mail(int most) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        boolean tooMuch = false;
        Place place = Place.START;
        while (true) {
            int next = read();
            Place before = place;
            place = before.then(next);
            if (place == Place.END) {
                return tooMuch ? Optional.empty() : Optional.of(withoutLastReturn(mail));
            }
            boolean doubled = before == Place.START && next == '.';
            if (!doubled && !tooMuch) {
                mail.write(next);
                tooMuch = mail.size() > most;
                if (tooMuch) {
                    mail.reset();
                }
            }
        }
    }

    /** Of the ending "CR LF . CR LF" the second CR was taken for text. */
    private static byte[] withoutLastReturn(ByteArrayOutputStream mail) {
        byte[] all = mail.toByteArray();
        return Arrays.copyOf(all, Math.max(0, all.length - 1));
    }

    /** Where in a line a mail is. */
    private enum Place {
        START,
        DOT,
        DOT_RETURN,
        TEXT,
        RETURN,
        END;

        Place then(int next) {
            return switch (this) {
                case START -> next == '.' ? DOT : inText(next);
                case DOT -> next == '\r' ? DOT_RETURN : inText(next);
                case DOT_RETURN -> next == '\n' ? END : inText(next);
                case TEXT -> inText(next);
                case RETURN -> next == '\n' ? START : inText(next);
                case END -> END;
            };
        }

        private static Place inText(int next) {
            return next == '\r' ? RETURN : TEXT;
        }
    }

    /** Whether the client has said more than it was answered. */
    boolean hasMore() {
        return from < to;
    }

    private int read() throws IOException {
        if (from == to) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("took too long");
            }
            socket.setSoTimeout((int) Math.min(idle, left));
            from = 0;
            to = Math.max(0, socket.getInputStream().read(buffer));
            if (to == 0) {
                throw new EOFException();
            }
        }
        return buffer[from++] & 0xff;
    }
}
