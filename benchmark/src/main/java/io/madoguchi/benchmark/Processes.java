package io.madoguchi.benchmark;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of the processes of a desk (proc(5)). */
final class Processes {

    private Processes() {}

    /** Resident memory in MB. */
    static long rss(Desk desk, String part) {
        try {
            return Files.readAllLines(Path.of("/proc/" + desk.pid(part) + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
