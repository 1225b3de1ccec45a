package io.madoguchi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The desk from the command line; {@code ./madoguchi} calls it. */
final class Main {
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");
    private static final int NOT_ALL_RUNNING = 3;

    private Main() {}

    public static void main(String[] args) {
        KAFKA_CLIENT.setLevel(Level.OFF); // what it says about a broker that is still starting helps nobody
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code;
        try {
            Arguments arguments = Arguments.parse(args);
            code = switch (arguments.command()) {
                case "up" -> arguments.detach() ? Detached.up(arguments, args, out) : up(arguments, out);
                case "prepare" -> prepare(arguments.layout(), out);
                case "down" -> down(arguments, out);
                case "status" -> Status.print(arguments.layout(), out) ? 0 : NOT_ALL_RUNNING;
                default ->
                    throw new DeskException("The desk knows up, down and status, not " + arguments.command() + ".");
            };
        } catch (DeskException e) {
            out.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static int up(Arguments arguments, PrintStream out) {
        CompletableFuture<String> crash = new CompletableFuture<>();
        Desk desk = Desk.reserve(arguments.options(), out, child -> crash.complete(child.obituary()));
        Thread ending = new Thread(() -> {
            out.println("Stopping...");
            desk.close();
            out.println("Stopped. The data stays in " + arguments.layout().data() + ".");
        });
        Runtime.getRuntime().addShutdownHook(ending);
        out.println("Starting Madoguchi"
                + (arguments.options().offset() == 0
                        ? ""
                        : " (ports + " + arguments.options().offset() + ")") + ", data in "
                + arguments.layout().data());
        desk.open();
        Summary.print(desk, arguments.options(), arguments.layout(), out);
        writeReady(arguments);
        out.println(crash.join());
        return 1; // the shutdown hook stops the others
    }

    /** What is done once per checkout, so that a start need not wait for it. */
    private static int prepare(Layout layout, PrintStream out) {
        out.println("Preparing Keycloak and PostgreSQL, once: about 20 s");
        Checks.platform();
        layout.create();
        Postgres.unpacked(layout);
        new Keycloak(layout, new Secrets(layout.secrets()), 0).build();
        try {
            Files.writeString(layout.built().resolve("prepared"), "");
        } catch (IOException e) {
            throw new DeskException("The state could not be written: " + e.getMessage(), e);
        }
        return 0;
    }

    private static void writeReady(Arguments arguments) {
        try {
            Files.writeString(
                    arguments.layout().run().resolve("ready"),
                    String.valueOf(ProcessHandle.current().pid()));
            Files.writeString(
                    arguments.layout().run().resolve("offset"),
                    String.valueOf(arguments.options().offset()));
        } catch (IOException e) {
            throw new DeskException("The state could not be written: " + e.getMessage(), e);
        }
    }

    private static int down(Arguments arguments, PrintStream out) {
        Path data = arguments.layout().data();
        if (!Files.isDirectory(data) || !Desk.down(arguments.layout(), out)) {
            out.println("Nothing runs on " + data + ".");
            return 0;
        }
        out.println("Stopped. The data stays in " + data + ".");
        return 0;
    }
}
