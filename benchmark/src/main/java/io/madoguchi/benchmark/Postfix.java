package io.madoguchi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The two test programs of postfix: a source of mails and a sink, the measure that others are held to. */
final class Postfix {

    private final Path programs;
    private final Optional<Path> libraries;

    private Postfix(Path programs, Optional<Path> libraries) {
        this.programs = programs;
        this.libraries = libraries;
    }

    /** Installed, or unpacked from its package into the directory that {@code MADOGUCHI_POSTFIX} names. */
    static Optional<Postfix> find() {
        String unpacked = System.getenv("MADOGUCHI_POSTFIX");
        if (unpacked != null && !unpacked.isBlank()) {
            Path root = Path.of(unpacked);
            Postfix postfix = new Postfix(root.resolve("usr/sbin"), Optional.of(root.resolve("usr/lib/postfix")));
            return postfix.isThere() ? Optional.of(postfix) : Optional.empty();
        }
        Postfix installed = new Postfix(Path.of("/usr/sbin"), Optional.empty());
        return installed.isThere() ? Optional.of(installed) : Optional.empty();
    }

    private boolean isThere() {
        return Files.isExecutable(programs.resolve("smtp-source")) && Files.isExecutable(programs.resolve("smtp-sink"));
    }

    /** Takes everything, keeps nothing; ended by its handle. */
    Process sink(int port) throws IOException {
        List<String> arguments = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // it refuses to serve as root
            arguments.addAll(List.of("-u", "nobody"));
        }
        arguments.addAll(List.of("-h", "relay.example.com", "127.0.0.1:" + port, "512"));
        return start("smtp-sink", arguments.toArray(String[]::new));
    }

    /** Seconds that the source needs for so many mails of this size over so many connections, which stay open. */
    double source(int port, int mails, int bytes, int connections) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process source = start(
                "smtp-source",
                "-d",
                "-s",
                String.valueOf(connections),
                "-m",
                String.valueOf(mails),
                "-l",
                String.valueOf(bytes),
                "-f",
                "desk@example.com",
                "-t",
                "haru@example.jp",
                "127.0.0.1:" + port);
        if (!source.waitFor(10, TimeUnit.MINUTES) || source.exitValue() != 0) {
            source.destroy();
            throw new IOException("smtp-source did not come to its end");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Process start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        libraries.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path.toString()));
        return builder.start();
    }
}
