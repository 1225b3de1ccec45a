package io.madoguchi.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Only one desk per data directory; the operating system lets go of the lock however the desk ends. */
final class DeskLock implements AutoCloseable {
    static final String DESK = "desk";
    private final FileChannel channel;
    private final Layout layout;

    private DeskLock(FileChannel channel, Layout layout) {
        this.channel = channel;
        this.layout = layout;
    }

    static DeskLock take(Layout layout) {
        try {
            FileChannel channel = FileChannel.open(
                    layout.data().resolve("desk.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                String who = ProcessMark.read(layout.pidFile(DESK))
                        .map(mark -> " (process " + mark.pid() + ")")
                        .orElse("");
                throw new DeskException("A desk already runs on " + layout.data() + who
                        + ": `./madoguchi status` shows it, `./madoguchi down` stops it.");
            }
            ProcessMark.of(ProcessHandle.current()).write(layout.pidFile(DESK));
            return new DeskLock(channel, layout);
        } catch (IOException e) {
            throw new DeskException("The lock of " + layout.data() + " could not be taken: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM: a test with two desks
        }
    }

    /** The processes a killed desk left behind, last started first. */
    static List<String> endOrphans(Layout layout) {
        List<String> ended = new ArrayList<>();
        List<Part> lastFirst = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.reverse(lastFirst);
        lastFirst.remove(Part.POSTGRES); // Keycloak and the services end before their database
        lastFirst.add(Part.POSTGRES);
        for (Part part : lastFirst) {
            Optional<ProcessHandle> orphan =
                    ProcessMark.read(layout.pidFile(part.id)).flatMap(ProcessMark::alive);
            orphan.ifPresent(process -> {
                Child.end(process, part == Part.POSTGRES ? "INT" : "TERM", Duration.ofSeconds(5));
                ended.add(part.label);
            });
            forget(layout, part.id);
        }
        return ended;
    }

    static void forget(Layout layout, String name) {
        try {
            Files.deleteIfExists(layout.pidFile(name));
        } catch (IOException e) {
            throw new DeskException("The pid file of " + name + " could not be removed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        forget(layout, DESK);
        try {
            channel.close();
        } catch (IOException e) {
            throw new DeskException("The lock of " + layout.data() + " could not be released: " + e.getMessage(), e);
        }
    }
}
