package io.madoguchi.subscription.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a journal: 48 bytes that end with their own checksum, so that a torn one is known for what it is.
 *
 * @param subject the delivery; of a lease nothing
 * @param epoch the lease it belongs to
 * @param verdict only with {@link Kind#REPLY}
 */
public record JournalRecord(
        Kind kind,
        UUID subject,
        long epoch,
        long atMillis,
        @Nullable Verdict verdict) {

    static final int SIZE = 48;
    private static final int SUM_AT = SIZE - Integer.BYTES;
    private static final int PART_BITS = 10;
    private static final int PART = (1 << PART_BITS) - 1;
    private static final UUID NOTHING = new UUID(0, 0);

    /** What happened. The numbers stand in files: they never change. */
    public enum Kind {
        LEASE((byte) 1),
        INTENT((byte) 2),
        REPLY((byte) 3);

        private final byte number;

        Kind(byte number) {
            this.number = number;
        }

        static Optional<Kind> of(byte number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What the relay said to the final dot.
     *
     * @param enhanced as in {@code 2.0.0} (RFC 3463)
     */
    public record Verdict(int code, @Nullable String enhanced) {}

    static JournalRecord lease(long epoch, long atMillis) {
        return new JournalRecord(Kind.LEASE, NOTHING, epoch, atMillis, null);
    }

    static JournalRecord intent(UUID delivery, long epoch, long atMillis) {
        return new JournalRecord(Kind.INTENT, delivery, epoch, atMillis, null);
    }

    static JournalRecord reply(UUID delivery, long epoch, long atMillis, Verdict verdict) {
        return new JournalRecord(Kind.REPLY, delivery, epoch, atMillis, verdict);
    }

    /** Writes itself at the buffer's position. */
    void put(ByteBuffer buffer) {
        int start = buffer.position();
        Verdict said = verdict;
        buffer.put(kind.number).put((byte) 0);
        buffer.putShort(said == null ? 0 : (short) said.code());
        buffer.putInt(said == null ? 0 : packed(said.enhanced()));
        buffer.putLong(subject.getMostSignificantBits()).putLong(subject.getLeastSignificantBits());
        buffer.putLong(epoch).putLong(atMillis).putInt(0);
        buffer.putInt(sum(buffer, start));
    }

    /** Reads one at the buffer's position; empty when these bytes are not one that was written whole. */
    static Optional<JournalRecord> get(ByteBuffer buffer) {
        int start = buffer.position();
        if (buffer.remaining() < SIZE || buffer.getInt(start + SUM_AT) != sum(buffer, start)) {
            return Optional.empty();
        }
        Optional<Kind> kind = Kind.of(buffer.get());
        buffer.get();
        short code = buffer.getShort();
        int enhanced = buffer.getInt();
        UUID subject = new UUID(buffer.getLong(), buffer.getLong());
        long epoch = buffer.getLong();
        long atMillis = buffer.getLong();
        buffer.position(start + SIZE);
        return kind.map(known -> new JournalRecord(
                known, subject, epoch, atMillis, known == Kind.REPLY ? new Verdict(code, unpacked(enhanced)) : null));
    }

    private static int sum(ByteBuffer buffer, int start) {
        CRC32C sum = new CRC32C();
        sum.update(buffer.slice(start, SUM_AT));
        return (int) sum.getValue();
    }

    /** Three parts of at most three digits each (RFC 3463 §2). */
    private static int packed(@Nullable String enhanced) {
        if (enhanced == null || !enhanced.matches("[245]\\.\\d{1,3}\\.\\d{1,3}")) {
            return 0;
        }
        String[] parts = enhanced.split("\\.");
        return Integer.parseInt(parts[0]) << 2 * PART_BITS
                | Integer.parseInt(parts[1]) << PART_BITS
                | Integer.parseInt(parts[2]);
    }

    private static @Nullable String unpacked(int packed) {
        return packed == 0
                ? null
                : (packed >> 2 * PART_BITS) + "." + (packed >> PART_BITS & PART) + "." + (packed & PART);
    }
}
