package io.madoguchi.subscription.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Which start of the machine this is (random(4)). Where the system does not say, each process counts as one of its own:
 * then nothing in the cache of an earlier one is trusted.
 */
final class BootId {

    private static final UUID OTHER = UUID.randomUUID();

    private BootId() {}

    static UUID read() {
        try {
            return UUID.fromString(
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        } catch (IOException | IllegalArgumentException _) {
            return OTHER;
        }
    }
}
