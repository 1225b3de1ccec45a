package io.madoguchi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a desk in the background and shows its words until it is healthy or has given up. */
final class Detached {
    private Detached() {}

    static int up(Arguments arguments, String[] args, PrintStream out) {
        Layout layout = arguments.layout();
        layout.create();
        Path log = layout.deskLog();
        Path ready = layout.run().resolve("ready");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // closing the terminal must not end it
        }
        command.addAll(Java.own(layout, "96m", Main.class, List.of()));
        Arrays.stream(args).filter(word -> !word.equals("--detach")).forEach(command::add);
        try {
            long from = Files.exists(log) ? Files.size(log) : 0;
            Process desk = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            while (desk.isAlive() && !isReady(ready, desk.pid())) {
                from = copy(log, from, out);
                Thread.sleep(200);
            }
            copy(log, from, out);
            return desk.isAlive() ? 0 : 1;
        } catch (IOException e) {
            throw new DeskException("The desk could not be started in the background: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean isReady(Path ready, long pid) throws IOException {
        return Files.exists(ready) && Files.readString(ready).equals(String.valueOf(pid));
    }

    private static long copy(Path log, long from, PrintStream out) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(log);
        int end = bytes.length;
        while (end > from && bytes[end - 1] != '\n') {
            end--; // half a character is not printed
        }
        if (end > from) {
            out.print(new String(bytes, (int) from, end - (int) from, StandardCharsets.UTF_8));
            out.flush();
        }
        return Math.max(from, end);
    }
}
