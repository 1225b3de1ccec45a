package io.madoguchi.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used of the processors, from {@code /proc/<pid>/stat} (proc(5), fields 14 to 17). */
final class CpuTime {

    /** USER_HZ of every Linux that Java 25 runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private CpuTime() {}

    static Duration of(long pid) {
        return parse(stat(pid));
    }

    /** With all it started, also those that have ended; PostgreSQL has a process for each connection. */
    static Duration ofFamily(long pid) {
        Duration running = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(child -> ofWhatMayEnd(child.pid()))
                .reduce(Duration.ZERO, Duration::plus);
        String stat = stat(pid);
        return parse(stat).plus(waitedFor(stat)).plus(running);
    }

    private static Duration ofWhatMayEnd(long pid) {
        try {
            return of(pid);
        } catch (UncheckedIOException e) {
            return Duration.ZERO;
        }
    }

    private static String stat(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Duration parse(String stat) {
        return time(stat, 14);
    }

    /** What its ended children had used. */
    static Duration waitedFor(String stat) {
        return time(stat, 16);
    }

    /**
     * User and system time, from this field on. The name of the program stands in parentheses and may hold anything: what
     * counts, from field 3, begins after the last one.
     */
    private static Duration time(String stat, int field) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[field - 3]) + Long.parseLong(fields[field - 2]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
