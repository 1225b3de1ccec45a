package io.madoguchi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One running process of the desk with its log and its pid file. */
final class Child {
    private static final double TICKS_PER_SECOND = 100;
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));
    final Part part;
    final Process process;
    private final Path log;
    private volatile boolean expectedToEnd;

    private Child(Part part, Process process, Path log) {
        this.part = part;
        this.process = process;
        this.log = log;
    }

    static Child start(Layout layout, Launch launch, Map<String, String> extraEnvironment) {
        Part part = launch.part();
        Path log = layout.log(part);
        List<String> command = new ArrayList<>();
        if (HAS_SETSID) {
            command.add("/usr/bin/setsid"); // Ctrl-C must reach the desk alone, which then stops in order
        }
        command.addAll(launch.command());
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.directory(layout.data().toFile());
            builder.environment().putAll(launch.environment());
            builder.environment().putAll(extraEnvironment);
            Process process = builder.start();
            ProcessMark.of(process.toHandle()).write(layout.pidFile(part.id));
            return new Child(part, process, log);
        } catch (IOException e) {
            throw new DeskException(part.label + " could not be started: " + e.getMessage(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean expectedToEnd() {
        return expectedToEnd;
    }

    /** From now on the end of this process is no news. */
    void expectEnd() {
        expectedToEnd = true;
    }

    void signal(String name) {
        signal(process.pid(), name);
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks to end, waits that long, and then ends it and everything below it. */
    void stop(String signal, Duration patience) {
        expectEnd();
        end(process.toHandle(), signal, patience);
        try {
            // the handle learns of the end a moment before the process that answers alive()
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        stop("KILL", Duration.ZERO);
    }

    /** Ends a process and whatever it started; returns when none of them is left. */
    static void end(ProcessHandle process, String signal, Duration patience) {
        List<ProcessHandle> below = process.descendants().toList();
        signal(process.pid(), signal);
        if (!gone(process, patience)) {
            process.destroyForcibly();
            gone(process, Duration.ofSeconds(5));
        }
        for (ProcessHandle orphan : below) {
            // PostgreSQL's backends notice their parent's death by themselves and need a moment to
            if (!gone(orphan, Duration.ofSeconds(2))) {
                orphan.destroyForcibly();
                gone(orphan, Duration.ofSeconds(2));
            }
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The sentence and the last lines of its log, for a process that ended by itself. */
    String obituary() {
        return part.label + " ended by itself with exit code " + (alive() ? "?" : process.exitValue())
                + ". The last lines of " + log + ":\n" + tail(log, 15);
    }

    static String tail(Path log, int lines) {
        try (Stream<String> all =
                new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8).lines()) {
            List<String> list = all.toList();
            return "    " + String.join("\n    ", list.subList(Math.max(0, list.size() - lines), list.size()));
        } catch (IOException e) {
            return "    (the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Processor time used so far by the process and what it started. */
    double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(handle -> cpuSeconds(handle.pid()))
                .sum();
    }

    private static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0; // ended meanwhile, or not Linux
        }
    }
}
