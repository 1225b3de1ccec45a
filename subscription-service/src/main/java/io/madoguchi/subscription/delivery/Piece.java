package io.madoguchi.subscription.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Whole lines of a body. */
sealed interface Piece {

    /** As they travel. */
    byte[] bytes(List<String> values);

    /** The same for everybody, with the form that is hashed. */
    record Same(byte[] sent, byte[] relaxed) implements Piece {

        static Same of(byte[] sent) {
            return new Same(sent, Relaxed.lines(sent));
        }

        @Override
        public byte[] bytes(List<String> values) {
            return sent;
        }
    }

    /** Lines that hold a reader's own words: coded anew for each, and nothing around them. */
    record Own(byte[] plain, List<Place> places, Coding coding) implements Piece {

        @Override
        public byte[] bytes(List<String> values) {
            ByteArrayOutputStream filled = new ByteArrayOutputStream(plain.length + 64);
            int done = 0;
            for (Place place : places) {
                filled.write(plain, done, place.offset() - done);
                filled.writeBytes(values.get(place.slot()).getBytes(StandardCharsets.UTF_8));
                done = place.offset() + place.length();
            }
            filled.write(plain, done, plain.length - done);
            return coding.lines(filled.toByteArray());
        }
    }

    /**
     * Where a value stands.
     *
     * @param length of the place; that of the value too, unless it varies
     */
    record Place(int offset, int slot, int length, boolean varies) {}

    /** How a part of a message is made 7-bit (RFC 2045 §6). */
    enum Coding {
        QUOTED_PRINTABLE,
        BASE64;

        private static final byte[] CRLF = {'\r', '\n'};

        /** With the line end that closes them. */
        byte[] lines(byte[] plain) {
            byte[] coded = switch (this) {
                case QUOTED_PRINTABLE -> QuotedPrintable.encode(plain);
                case BASE64 -> Base64.getMimeEncoder(76, CRLF).encode(plain);
            };
            byte[] lines = new byte[coded.length + CRLF.length];
            System.arraycopy(coded, 0, lines, 0, coded.length);
            System.arraycopy(CRLF, 0, lines, coded.length, CRLF.length);
            return lines;
        }
    }
}
