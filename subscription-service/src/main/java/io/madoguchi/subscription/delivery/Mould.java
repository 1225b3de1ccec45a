package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The body of an issue in one language: coded, canonicalised and hashed once as far as it is the same for everybody.
 * The template is never rendered again; for each reader only the lines with their links are coded anew.
 */
final class Mould {

    /** Bytes of text in one line of base64. */
    private static final int BASE64_LINE = 57;

    private final List<Piece> pieces;
    private final int leading;
    private final MessageDigest prefix;
    private final Header type;

    private Mould(List<Piece> pieces, Header type) throws GeneralSecurityException {
        this.pieces = List.copyOf(pieces);
        this.type = type;
        this.prefix = MessageDigest.getInstance("SHA-256");
        int same = 0;
        while (same < pieces.size() && pieces.get(same) instanceof Piece.Same first) {
            prefix.update(first.relaxed());
            same++;
        }
        this.leading = same;
    }

    /** A filled body. */
    record Body(byte[] bytes, String hash) {}

    static Mould of(Master master, String boundary) {
        List<Piece> pieces = new ArrayList<>();
        int tokens = master.places().size();
        part(pieces, boundary, "plain", master.text(), slots(master, tokens));
        part(
                pieces,
                boundary,
                "html",
                master.html(),
                slots(master, tokens + master.words().size()));
        pieces.add(same("--" + boundary + "--\r\n"));
        Header type = new Header("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        try {
            return new Mould(pieces, type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A place of the master, and which of the values goes there. */
    private record Slot(String place, int value, boolean varies) {}

    private static List<Slot> slots(Master master, int words) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < master.places().size(); i++) {
            slots.add(new Slot(master.places().get(i), i, false));
        }
        for (int i = 0; i < master.words().size(); i++) {
            slots.add(new Slot(master.words().get(i).place(), words + i, true));
        }
        return slots;
    }

    Header type() {
        return type;
    }

    /**
     * @param values of the tokens, then of the words in text, then of the words in HTML
     */
    Body fill(List<String> values) {
        try {
            MessageDigest hash = (MessageDigest) prefix.clone();
            List<byte[]> all = new ArrayList<>(pieces.size());
            int length = 0;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                byte[] bytes = piece.bytes(values);
                if (i >= leading) {
                    hash.update(
                            switch (piece) {
                                case Piece.Same same -> same.relaxed();
                                case Piece.Own _ -> Relaxed.lines(bytes);
                            });
                }
                all.add(bytes);
                length += bytes.length;
            }
            return new Body(joined(all, length), Base64.getEncoder().encodeToString(hash.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(List<byte[]> all, int length) {
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] bytes : all) {
            System.arraycopy(bytes, 0, joined, at, bytes.length);
            at += bytes.length;
        }
        return joined;
    }

    private static void part(List<Piece> pieces, String boundary, String subtype, String text, List<Slot> slots) {
        byte[] plain = text.replaceAll("\\r\\n|\\r|\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        boolean legible =
                QuotedPrintable.encode(plain).length <= Base64.getMimeEncoder().encode(plain).length;
        pieces.add(same("--" + boundary + "\r\nContent-Type: text/" + subtype
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: " + (legible ? "quoted-printable" : "base64")
                + "\r\n\r\n"));
        cut(pieces, plain, found(plain, slots), legible ? Piece.Coding.QUOTED_PRINTABLE : Piece.Coding.BASE64);
    }

    /** Cuts a part into lines that are the same for all, and lines that are not. */
    private static void cut(List<Piece> pieces, byte[] plain, List<Piece.Place> places, Piece.Coding coding) {
        int done = 0;
        for (int i = 0; i < places.size(); ) {
            int from = lineStart(plain, places.get(i).offset(), coding);
            int to = ownEnd(plain, places.get(i), coding);
            int next = i + 1;
            while (next < places.size() && places.get(next).offset() < to) {
                to = Math.max(to, ownEnd(plain, places.get(next), coding));
                next++;
            }
            addSame(pieces, plain, done, from, coding);
            pieces.add(own(plain, from, to, places.subList(i, next), coding));
            done = after(plain, to, coding);
            i = next;
        }
        if (done < plain.length || places.isEmpty()) {
            pieces.add(Piece.Same.of(coding.lines(slice(plain, done, plain.length))));
        } else if (coding == Piece.Coding.QUOTED_PRINTABLE && endsWithLineEnd(plain)) {
            // the line end after the last own line is text too
            pieces.add(same("\r\n"));
        }
    }

    private static void addSame(List<Piece> pieces, byte[] plain, int from, int to, Piece.Coding coding) {
        if (from < to) {
            // before an own line stands its predecessor's line end, which coding.lines adds
            int end = coding == Piece.Coding.QUOTED_PRINTABLE ? to - 2 : to;
            pieces.add(Piece.Same.of(coding.lines(slice(plain, from, end))));
        }
    }

    /** Where what must be coded anew ends: after a value of another length, each line of base64 is another one. */
    private static int ownEnd(byte[] plain, Piece.Place place, Piece.Coding coding) {
        return place.varies() && coding == Piece.Coding.BASE64 ? plain.length : lineEnd(plain, end(place), coding);
    }

    private static Piece own(byte[] plain, int from, int to, List<Piece.Place> places, Piece.Coding coding) {
        List<Piece.Place> moved = places.stream()
                .map(place -> new Piece.Place(place.offset() - from, place.slot(), place.length(), place.varies()))
                .toList();
        return new Piece.Own(slice(plain, from, to), moved, coding);
    }

    private static int end(Piece.Place place) {
        return place.offset() + place.length();
    }

    private static int lineStart(byte[] plain, int at, Piece.Coding coding) {
        return switch (coding) {
            case BASE64 -> at / BASE64_LINE * BASE64_LINE;
            case QUOTED_PRINTABLE -> {
                int start = at;
                while (start > 0 && plain[start - 1] != '\n') {
                    start--;
                }
                yield start;
            }
        };
    }

    /** Without the line end itself where the text has one. */
    private static int lineEnd(byte[] plain, int at, Piece.Coding coding) {
        return switch (coding) {
            case BASE64 -> Math.min(plain.length, (at + BASE64_LINE - 1) / BASE64_LINE * BASE64_LINE);
            case QUOTED_PRINTABLE -> {
                int end = at;
                while (end < plain.length && plain[end] != '\r') {
                    end++;
                }
                yield end;
            }
        };
    }

    private static int after(byte[] plain, int lineEnd, Piece.Coding coding) {
        return coding == Piece.Coding.QUOTED_PRINTABLE ? Math.min(plain.length, lineEnd + 2) : lineEnd;
    }

    private static boolean endsWithLineEnd(byte[] plain) {
        return plain.length > 0 && plain[plain.length - 1] == '\n';
    }

    private static List<Piece.Place> found(byte[] plain, List<Slot> slots) {
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        List<Piece.Place> found = new ArrayList<>();
        for (Slot slot : slots) {
            String place = slot.place();
            for (int at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + place.length())) {
                found.add(new Piece.Place(at, slot.value(), place.length(), slot.varies()));
            }
        }
        found.sort((a, b) -> Integer.compare(a.offset(), b.offset()));
        return found;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        byte[] slice = new byte[to - from];
        System.arraycopy(bytes, from, slice, 0, slice.length);
        return slice;
    }

    private static Piece same(String ascii) {
        return Piece.Same.of(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
