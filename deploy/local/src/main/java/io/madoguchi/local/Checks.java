package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/** What must be right before anything is started: one sentence each when it is not. */
final class Checks {
    private static final long NEEDED_MEGABYTES = 2500;
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Checks() {}

    static void platform() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new DeskException(
                    "The local desk runs on Linux x86-64 only, because its PostgreSQL binaries do; this is "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ".");
        }
    }

    static void built(Layout layout, Set<Part> parts) {
        for (Part part : parts) {
            if (part.ours() && !Files.exists(layout.quarkusApp(part))) {
                throw new DeskException(part.label + " is not built: ./madoguchi up builds it.");
            }
        }
    }

    static void ports(Set<Part> parts, int offset) {
        for (Part part : parts) {
            for (int port : part.ports(offset)) {
                if (!Probe.free(port)) {
                    throw new DeskException(
                            "Port " + port + ", which " + part.label + " needs, is in use by another program:"
                                    + " stop that, or move all ports with --offset " + (offset + 100) + ".");
                }
            }
        }
    }

    static void memory() {
        memory(MEMORY);
    }

    static void memory(Path meminfo) {
        OptionalLong available = availableMegabytes(meminfo);
        if (available.isPresent() && available.getAsLong() < NEEDED_MEGABYTES) {
            throw new DeskException("Madoguchi needs " + NEEDED_MEGABYTES + " MB of free memory and this machine has "
                    + available.getAsLong() + " MB: close something first.");
        }
    }

    private static OptionalLong availableMegabytes(Path meminfo) {
        try {
            return Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // not a Linux with /proc: no reason to refuse
        }
    }
}
