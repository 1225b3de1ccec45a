package io.madoguchi.consent.decision;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Newline-delimited input, line by line, never more of it in memory than the longest line that is read. */
final class Lines {

    private static final byte[] TOO_LONG = {};

    private static final int LONGEST = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int from;
    private int to;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Whether this stands for a line that says more than a question can, and was skipped. */
    static boolean isTooLong(byte[] line) {
        return line.length == 0;
    }

    /** The next line without its end, null after the last. */
    byte @Nullable [] next() throws IOException {
        byte[] line = {};
        boolean tooLong = false;
        while (true) {
            if (from == to && !fill()) {
                return line.length == 0 && !tooLong ? null : finish(line, tooLong);
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.length + end - from > LONGEST;
            line = tooLong ? TOO_LONG : append(line, end);
            boolean complete = end < to;
            from = complete ? end + 1 : end;
            if (complete) {
                return finish(line, tooLong);
            }
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private byte[] append(byte[] line, int end) {
        byte[] longer = Arrays.copyOf(line, line.length + end - from);
        System.arraycopy(buffer, from, longer, line.length, end - from);
        return longer;
    }

    private static byte[] finish(byte[] line, boolean tooLong) {
        if (tooLong) {
            return TOO_LONG;
        }
        // some write \r\n
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        // an empty line is a line all the same: it must not look like one that is too long
        return length == 0 ? new byte[] {' '} : Arrays.copyOf(line, length);
    }
}
