package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** A process as a pid file names it: its number and when it began, so that a reused number is never taken for it. */
record ProcessMark(long pid, String began) {

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), began(process.pid()));
    }

    static Optional<ProcessMark> read(Path file) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", 2));
            return words.size() == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(words.getFirst()), words.getLast()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(whole, pid + " " + began);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process itself, if it still runs. */
    Optional<ProcessHandle> alive() {
        if (began.isEmpty() || !began.equals(began(pid))) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** Field 22 of /proc/pid/stat with the boot it belongs to; elsewhere the start time the JDK knows. */
    private static String began(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean zombie = fields[0].equals("Z");
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return zombie ? "" : fields[19] + "@" + boot.strip();
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(Object::toString)
                    .orElse("");
        }
    }
}
