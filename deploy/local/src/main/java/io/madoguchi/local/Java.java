package io.madoguchi.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands for JVMs that live on a small machine: one collector thread, C1 only, and no second look at the byte code of
 * jars that this checkout built or pinned, which costs a fifth of a start.
 */
final class Java {
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private Java() {}

    static List<String> plain(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        return command;
    }

    static List<String> small(String heap, String... rest) {
        List<String> command = plain(SMALL);
        command.add("-Xmx" + heap);
        command.addAll(List.of(rest));
        return command;
    }

    /** A main class of this module, which runs on the jars the build laid beside it. */
    static List<String> own(Layout layout, String heap, Class<?> main, List<Path> moreJars) {
        List<String> path = new ArrayList<>();
        path.add(ownClasses().toString());
        path.add(layout.built().resolve("lib") + "/*");
        moreJars.forEach(jars -> path.add(jars + "/*"));
        return small(heap, "-cp", String.join(":", path), main.getName());
    }

    private static Path ownClasses() {
        try {
            return Path.of(Java.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
