package io.madoguchi.subscription.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** The first 64 bytes of a journal: whose it is, and which start of the machine it was written in. */
record JournalHead(UUID worker, UUID boot, Sync sync) {

    static final int SIZE = 64;
    static final String SUFFIX = ".journal";

    /** "MDGJ" and the version of the format. */
    private static final long MAGIC = 0x4d44_474a_0000_0001L;

    private static final int SUM_AT = SIZE - Integer.BYTES;

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.putLong(MAGIC);
        bytes.putLong(worker.getMostSignificantBits()).putLong(worker.getLeastSignificantBits());
        bytes.putLong(boot.getMostSignificantBits()).putLong(boot.getLeastSignificantBits());
        bytes.put((byte) (sync == Sync.EACH ? 1 : 0));
        bytes.putInt(SUM_AT, sum(bytes));
        return bytes.position(0).limit(SIZE);
    }

    static Optional<JournalHead> of(ByteBuffer bytes) {
        boolean whole = bytes.remaining() >= SIZE && bytes.getLong(0) == MAGIC && bytes.getInt(SUM_AT) == sum(bytes);
        if (!whole) {
            return Optional.empty();
        }
        UUID worker = new UUID(bytes.getLong(8), bytes.getLong(16));
        UUID boot = new UUID(bytes.getLong(24), bytes.getLong(32));
        return Optional.of(new JournalHead(worker, boot, bytes.get(40) == 1 ? Sync.EACH : Sync.KERNEL));
    }

    /** Whether all that was written before a dot is in the file: the machine ran on, or each intent was flushed. */
    boolean isWhole(UUID thisBoot) {
        return sync == Sync.EACH || boot.equals(thisBoot);
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, SUM_AT));
        return (int) sum.getValue();
    }
}
