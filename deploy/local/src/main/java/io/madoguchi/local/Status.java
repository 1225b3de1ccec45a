package io.madoguchi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What runs on a data directory, asked of the processes themselves. */
final class Status {
    private Status() {}

    /** Prints one line per part; true when all that was started is healthy. */
    static boolean print(Layout layout, PrintStream out) {
        int offset = offset(layout);
        boolean desk = ProcessMark.read(layout.pidFile(DeskLock.DESK))
                .flatMap(ProcessMark::alive)
                .isPresent();
        out.println(desk ? "A desk runs on " + layout.data() + "." : "No desk runs on " + layout.data() + ".");
        Desk.Options options =
                new Desk.Options(layout.root(), layout.data(), offset, false, false, Map.of(), true, false);
        Secrets secrets = new Secrets(layout.secrets());
        boolean all = desk;
        for (Part part : Part.values()) {
            Optional<ProcessHandle> process =
                    ProcessMark.read(layout.pidFile(part.id)).flatMap(ProcessMark::alive);
            if (process.isEmpty()) {
                out.println(Progress.format("  %-22s not running", part.label));
                all = false;
                continue;
            }
            boolean ready = Processes.launch(part, options, layout, secrets).ready();
            all &= ready;
            out.println(Progress.format(
                    "  %-22s %-9s process %-8d port %d",
                    part.label, ready ? "healthy" : "not ready", process.get().pid(), part.port(offset)));
        }
        return all;
    }

    private static int offset(Layout layout) {
        Path file = layout.run().resolve("offset");
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
