package io.madoguchi.subscription.journal;

import io.madoguchi.subscription.journal.JournalRecord.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A journal whose process is gone, held until it is settled. */
public final class LeftJournal implements Closeable {

    /** Far above a lease's: a file of more is none of ours. */
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final JournalHead head;
    private boolean whole;
    private final Map<UUID, Verdict> replies = new HashMap<>();
    private final Set<UUID> unanswered = new HashSet<>();
    private OptionalLong epoch = OptionalLong.empty();

    private LeftJournal(Path file, FileChannel channel, JournalHead head, UUID boot) {
        this.file = file;
        this.channel = channel;
        this.head = head;
        this.whole = head.isWhole(boot);
    }

    /** Those in this directory that nobody writes to any more. One that cannot be read is left where it is. */
    public static List<LeftJournal> findAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(JournalHead.SUFFIX) && !Journal.isOpenHere(file))
                    .sorted()
                    .toList();
        }
        List<LeftJournal> left = new ArrayList<>();
        for (Path file : files) {
            take(file, BootId.read()).ifPresent(left::add);
        }
        return left;
    }

    static Optional<LeftJournal> take(Path file, UUID boot) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Optional<LeftJournal> taken = Optional.empty();
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && channel.size() <= LARGEST) {
                ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
                int read = 0;
                while (bytes.hasRemaining() && read >= 0) {
                    read = channel.read(bytes);
                }
                bytes.flip();
                taken = JournalHead.of(bytes).map(head -> new LeftJournal(file, channel, head, boot));
                taken.ifPresent(journal -> journal.read(bytes.position(JournalHead.SIZE)));
            }
        } catch (OverlappingFileLockException _) {
            // taken by another thread of this process, which settles it
        } finally {
            if (taken.isEmpty()) {
                channel.close();
            }
        }
        return taken;
    }

    /**
     * Up to the first torn entry: that one was not written whole, so its dot did not follow. An entry of full length that
     * cannot be read is no torn one but damage, and what stood in it and behind it is not known. Only where each intent
     * was flushed a power cut may leave such a one at the end, and no dot has followed it either.
     */
    private void read(ByteBuffer bytes) {
        for (var entry = JournalRecord.get(bytes); entry.isPresent(); entry = JournalRecord.get(bytes)) {
            JournalRecord found = entry.get();
            switch (found.kind()) {
                case LEASE -> {
                    epoch = OptionalLong.of(found.epoch());
                    replies.clear();
                    unanswered.clear();
                }
                case INTENT -> {
                    replies.remove(found.subject());
                    unanswered.add(found.subject());
                }
                case REPLY -> {
                    unanswered.remove(found.subject());
                    Verdict verdict = found.verdict();
                    if (verdict != null) {
                        replies.put(found.subject(), verdict);
                    }
                }
            }
        }
        if (bytes.remaining() >= JournalRecord.SIZE && head.sync() != Sync.EACH) {
            whole = false;
        }
    }

    public UUID worker() {
        return head.worker();
    }

    /** The lease that was open; none when all was settled. */
    public OptionalLong epoch() {
        return epoch;
    }

    /** Whether a mail of the lease that stands nowhere in it has not started. */
    public boolean isWhole() {
        return whole;
    }

    public Map<UUID, Verdict> replies() {
        return Map.copyOf(replies);
    }

    /** Dots whose answer nobody knows. */
    public Set<UUID> unanswered() {
        return Set.copyOf(unanswered);
    }

    /** What it says is in the database now. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
