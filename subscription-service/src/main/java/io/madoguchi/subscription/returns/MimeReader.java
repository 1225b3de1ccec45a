package io.madoguchi.subscription.returns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart as a stream, and stops at whatever no honest mail has: too deep, too many parts, headers or lines.
 * What is kept of it is bounded, however big it claims to be.
 */
final class MimeReader {

    static final int DEEPEST = 12;
    static final int MOST_PARTS = 64;
    private static final int MOST_HEADERS = 400;
    private static final int LONGEST_HEADER = 32 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int KEPT_OF_A_PART = 64 * 1024;
    private static final int KEPT_OF_ALL = 256 * 1024;
    private static final int KEPT_FIELDS = 600;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setStrictParsing(false)
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxLineLen(LONGEST_LINE)
            .setMalformedHeaderStartsBody(true)
            .build();

    private final Map<String, List<String>> headers = new HashMap<>();
    private final List<MimeMail.Piece> pieces = new ArrayList<>();
    private final List<Map<String, List<String>>> embedded = new ArrayList<>();
    private int depth;
    private int parts;
    private int fields;
    private int kept;

    private MimeReader() {}

    /** It cannot be read, or not within the limits; the message is a word for staff. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        Unreadable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    static MimeMail read(byte[] raw) throws Unreadable {
        MimeReader reader = new MimeReader();
        try {
            reader.run(new ByteArrayInputStream(raw));
        } catch (IOException | MimeException _) {
            throw new Unreadable("broken");
        } catch (RuntimeException _) {
            // the library does not promise none for any bytes at all
            throw new Unreadable("broken");
        }
        return new MimeMail(reader.headers, reader.pieces, reader.embedded);
    }

    private void run(InputStream raw) throws IOException, MimeException, Unreadable {
        MimeTokenStream stream = new MimeTokenStream(LIMITS);
        stream.parse(raw);
        Map<String, List<String>> into = headers;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_MESSAGE -> {
                    into = opened(into);
                    enter();
                }
                case T_START_MULTIPART -> enter();
                case T_START_BODYPART -> {
                    into = new HashMap<>();
                    part();
                }
                case T_END_MESSAGE, T_END_MULTIPART -> depth--;
                case T_FIELD -> field(into, stream.getField());
                case T_BODY -> body(stream);
                case T_END_OF_STREAM,
                        T_RAW_ENTITY,
                        T_START_HEADER,
                        T_END_HEADER,
                        T_END_BODYPART,
                        T_PREAMBLE,
                        T_EPILOGUE -> {
                    // nothing of these is looked at
                }
            }
        }
    }

    /** The first message is the mail itself; each further one is attached. */
    private Map<String, List<String>> opened(Map<String, List<String>> first) {
        if (depth == 0) {
            return first;
        }
        Map<String, List<String>> attached = new HashMap<>();
        embedded.add(attached);
        return attached;
    }

    private void enter() throws Unreadable {
        depth++;
        if (depth > DEEPEST) {
            throw new Unreadable("too-deep");
        }
    }

    private void part() throws Unreadable {
        parts++;
        if (parts > MOST_PARTS) {
            throw new Unreadable("too-many-parts");
        }
    }

    private void field(Map<String, List<String>> into, Field field) throws Unreadable {
        fields++;
        if (fields > KEPT_FIELDS) {
            throw new Unreadable("too-many-headers");
        }
        String body = field.getBody();
        into.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT).strip(), name -> new ArrayList<>())
                .add(body == null ? "" : body.strip());
    }

    private void body(MimeTokenStream stream) throws IOException {
        BodyDescriptor about = stream.getBodyDescriptor();
        String type = about.getMimeType().toLowerCase(Locale.ROOT);
        boolean looked = type.startsWith("text/") || type.startsWith("message/");
        if (!looked || kept >= KEPT_OF_ALL) {
            return;
        }
        byte[] start = stream.getDecodedInputStream().readNBytes(Math.min(KEPT_OF_A_PART, KEPT_OF_ALL - kept));
        kept += start.length;
        String text =
                new String(start, type.startsWith("message/") ? StandardCharsets.UTF_8 : charset(about.getCharset()));
        if (type.endsWith("rfc822-headers") || type.endsWith("global-headers") || type.equals("message/global")) {
            embedded.add(Fields.firstGroup(text));
        }
        pieces.add(new MimeMail.Piece(type, depth, text));
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
