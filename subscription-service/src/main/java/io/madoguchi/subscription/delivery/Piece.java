package io.madoguchi.subscription.delivery;

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
            byte[] filled = plain.clone();
            for (Place place : places) {
                byte[] value = values.get(place.slot()).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(value, place.from(), filled, place.offset(), place.length());
            }
            return coding.lines(filled);
        }
    }

    /** Where a value, or a part of one that is cut by a line of base64, stands. */
    record Place(int offset, int slot, int from, int length) {}

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
