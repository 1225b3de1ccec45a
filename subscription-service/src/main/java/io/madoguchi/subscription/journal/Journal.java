package io.madoguchi.subscription.journal;

import io.madoguchi.subscription.journal.JournalRecord.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journal of one connection, for one lease at a time. The order is the promise: a lease is named before its first
 * mail, an intent is in the kernel before the final dot, and the file is emptied only after the lease was settled in
 * the database. Used by one thread; only {@link #sync} may be called by another.
 */
public final class Journal implements Closeable {

    /**
     * Those this process writes to. On POSIX systems a lock is the process's: to open such a file once more, and close
     * it, would let the lock go.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Sync sync;
    private final Clock clock;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(JournalRecord.SIZE);
    private long end;

    private Journal(Path file, FileChannel channel, FileLock lock, Sync sync, Clock clock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.sync = sync;
        this.clock = clock;
    }

    /** Begins an empty journal of this worker. While it is open nobody else takes it for left behind. */
    public static Journal open(Path directory, UUID worker, int number, Sync sync, Clock clock) throws IOException {
        Files.createDirectories(directory);
        Path file = named(directory.resolve(worker + "-" + number + JournalHead.SUFFIX));
        OPEN.add(file);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.lock();
            Journal journal = new Journal(file, channel, lock, sync, clock);
            journal.begin(new JournalHead(worker, BootId.read(), sync));
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            OPEN.remove(file);
            throw e;
        }
    }

    static boolean isOpenHere(Path file) {
        return OPEN.contains(named(file));
    }

    private static Path named(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private void begin(JournalHead head) throws IOException {
        ByteBuffer bytes = head.bytes();
        end = bytes.remaining();
        write(bytes, 0);
        channel.force(true);
    }

    /** Names the lease whose mails follow. */
    public void lease(long epoch) throws IOException {
        append(JournalRecord.lease(epoch, clock.millis()));
        if (sync != Sync.KERNEL) {
            channel.force(false);
        }
    }

    /** About to send the final dot of this delivery: when this fails, the dot must not follow. */
    public void intent(UUID delivery, long epoch) throws IOException {
        append(JournalRecord.intent(delivery, epoch, clock.millis()));
        if (sync == Sync.EACH) {
            channel.force(false);
        }
    }

    /** What the relay answered to the dot. */
    public void reply(UUID delivery, long epoch, Verdict verdict) throws IOException {
        append(JournalRecord.reply(delivery, epoch, clock.millis(), verdict));
    }

    /** All that stands in it is settled. */
    public void clear() throws IOException {
        channel.truncate(JournalHead.SIZE);
        end = JournalHead.SIZE;
    }

    /** To the disk, when the timer asks; a mail that is under way does not wait for it. */
    public void sync() throws IOException {
        if (sync == Sync.TIMER && channel.isOpen()) {
            channel.force(false);
        }
    }

    private void append(JournalRecord entry) throws IOException {
        buffer.clear();
        entry.put(buffer);
        buffer.flip();
        write(buffer, end);
        end += JournalRecord.SIZE;
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Ends a journal in which nothing is open any more. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        close();
    }

    /** Leaves what stands in it to whoever comes next. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            lock.close();
            channel.close();
            OPEN.remove(file);
        }
    }
}
