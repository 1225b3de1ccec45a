package io.madoguchi.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used of the processors, from {@code /proc/<pid>/stat} (proc(5), fields 14 and 15). */
final class CpuTime {

    /** USER_HZ of every Linux that Java 25 runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private CpuTime() {}

    static Duration of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the program stands in parentheses and may hold anything: what counts begins after the last one. */
    static Duration parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
