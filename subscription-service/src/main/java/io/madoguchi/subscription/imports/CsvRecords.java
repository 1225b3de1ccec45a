package io.madoguchi.subscription.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180 as it is found in the wild: any line end, blanks around fields kept, a broken line named and the next one
 * read. A quote that is never closed spoils its own line only. Nothing it is given makes it throw, nothing makes it grow.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRecords {

    /** A field may hold line breaks, but not a whole file behind a quote that was forgotten. */
    static final int MOST_LINES = 20;

    static final int LONGEST_LINE = 20_000;
    private static final char SEPARATOR = ',';
    private static final String OPEN = "has a quotation mark that is not closed";

    private final Reader in;
    private final Deque<String> ahead = new ArrayDeque<>();
    private int line;
    private int pushed = -1;
    private boolean started;

    CsvRecords(Reader in) {
        this.in = in;
    }

    /** The next record, or nothing at the end. */
    @Nullable
    CsvRecord next() throws IOException {
        String first = take();
        if (first == null) {
            return null;
        }
        int begin = ++line;
        if (first.length() > LONGEST_LINE) {
            return CsvRecord.broken(begin, 1, "is too long for a line of this list");
        }
        Attempt attempt = parse(first);
        StringBuilder whole = new StringBuilder(first);
        List<String> more = new ArrayList<>();
        while (attempt.open && more.size() < MOST_LINES) {
            String next = take();
            if (next == null) {
                break;
            }
            more.add(next);
            if (whole.length() + next.length() > LONGEST_LINE) {
                break;
            }
            whole.append('\n').append(next);
            attempt = parse(whole);
        }
        if (attempt.open) {
            // the lines behind it are records of their own
            more.reversed().forEach(ahead::push);
            return CsvRecord.broken(begin, parse(first).fields.size() + 1, OPEN);
        }
        line += more.size();
        return attempt.reason.isEmpty()
                ? CsvRecord.of(begin, attempt.fields)
                : CsvRecord.broken(begin, attempt.fields.size() + 1, attempt.reason);
    }

    /** How far a text can be read as one record. */
    private static final class Attempt {
        private final List<String> fields = new ArrayList<>();
        private boolean open;
        private String reason = "";
    }

    private Attempt parse(CharSequence text) {
        Attempt attempt = new Attempt();
        int at = 0;
        while (at >= 0 && attempt.reason.isEmpty() && !attempt.open) {
            at = at < text.length() && text.charAt(at) == '"' ? quoted(text, at + 1, attempt) : bare(text, at, attempt);
        }
        return attempt;
    }

    /** Where the next field begins, or -1 behind the last. */
    private int bare(CharSequence text, int from, Attempt attempt) {
        int at = from;
        while (at < text.length() && text.charAt(at) != SEPARATOR) {
            if (text.charAt(at) == '"') {
                attempt.reason = "has a quotation mark inside a field that does not begin with one";
                return -1;
            }
            at++;
        }
        attempt.fields.add(text.subSequence(from, at).toString());
        return at < text.length() ? at + 1 : -1;
    }

    private int quoted(CharSequence text, int from, Attempt attempt) {
        StringBuilder field = new StringBuilder();
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else if (at == text.length() || text.charAt(at) == SEPARATOR) {
                attempt.fields.add(field.toString());
                return at < text.length() ? at + 1 : -1;
            } else {
                attempt.reason = "goes on behind its closing quotation mark";
                return -1;
            }
        }
        attempt.open = true;
        return -1;
    }

    private @Nullable String take() throws IOException {
        return ahead.isEmpty() ? read() : ahead.pop();
    }

    /** A line without its end; of one that is too long only so much that this can be seen. */
    private @Nullable String read() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = character();
        if (!started) {
            started = true;
            c = c == '\uFEFF' ? character() : c;
        }
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            if (text.length() <= LONGEST_LINE) {
                text.append((char) c);
            }
            c = character();
        }
        if (c == '\r') {
            int next = in.read();
            pushed = next == '\n' ? -1 : next;
        }
        return text.toString();
    }

    private int character() throws IOException {
        int c = pushed >= 0 ? pushed : in.read();
        pushed = -1;
        return c;
    }
}
