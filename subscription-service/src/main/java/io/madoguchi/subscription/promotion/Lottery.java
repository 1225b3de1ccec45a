package io.madoguchi.subscription.promotion;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The draw itself: what was fixed before anybody could know the public value decides, and everybody gets the same result.
 * The idea is RFC 3797's; its remainder that favours low numbers is replaced by rejection, its MD5 by HKDF (RFC 5869).
 */
final class Lottery {

    static final String ALGORITHM = "madoguchi-draw/1";

    private static final byte[] FIRST_BLOCK = {1};

    private Lottery() {}

    /** HKDF-SHA-256 with the promotion as salt, over root, secret and public value; 32 bytes are one block of it. */
    static byte[] seed(UUID promotion, byte[] root, byte[] secret, String publicValue) {
        byte[] extracted = Digest.hmac(Digest.utf8(promotion.toString()), root, secret, Digest.utf8(publicValue));
        return Digest.hmac(extracted, Digest.utf8(ALGORITHM), FIRST_BLOCK);
    }

    /** The first {@code wanted} of the entries in drawn order: a Fisher–Yates shuffle that stops there. */
    static int[] order(byte[] seed, int entries, int wanted) {
        Stream numbers = new Stream(seed);
        int[] drawn = new int[Math.min(entries, wanted)];
        // only places that moved are kept, so that a few winners among a million cost nothing
        Map<Integer, Integer> moved = new HashMap<>();
        for (int i = 0; i < drawn.length; i++) {
            int other = i + numbers.below(entries - i);
            drawn[i] = moved.getOrDefault(other, other);
            moved.put(other, moved.getOrDefault(i, i));
        }
        return drawn;
    }

    /** HMAC-SHA-256 of a counter under the seed, read as unsigned 64-bit numbers. */
    static final class Stream {

        private final byte[] seed;
        private long block;
        private ByteBuffer words = ByteBuffer.allocate(0);

        Stream(byte[] seed) {
            this.seed = Arrays.copyOf(seed, seed.length);
        }

        /** A number below the bound, each as likely as any other: what would make some likelier is thrown away. */
        int below(int bound) {
            if (bound < 1) {
                throw new IllegalArgumentException("nothing to choose from");
            }
            long uneven = uneven(bound);
            long word = next();
            while (uneven != 0 && Long.compareUnsigned(word, -uneven) >= 0) {
                word = next();
            }
            return (int) Long.remainderUnsigned(word, bound);
        }

        /** How many of the 2^64 numbers are too many for equal shares: 2^64 mod bound. */
        static long uneven(int bound) {
            return (Long.remainderUnsigned(-1L, bound) + 1) % bound;
        }

        private long next() {
            if (!words.hasRemaining()) {
                byte[] counter = ByteBuffer.allocate(Long.BYTES).putLong(block).array();
                words = ByteBuffer.wrap(Digest.hmac(seed, counter));
                block++;
            }
            return words.getLong();
        }
    }
}
