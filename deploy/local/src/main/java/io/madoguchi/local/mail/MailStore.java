package io.madoguchi.local.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The caught mails as .eml files; what was acknowledged is on the disk. */
final class MailStore {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);
    private static final String CAUGHT = "X-Caught-At: ";
    private final Path directory;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** What the list shows; everything else is read from the file when it is asked for. */
    record Entry(String id, Path file, Envelope envelope, String subject) {}

    /** Who the SMTP dialogue named, and when; kept as the first lines of the file, as any delivery agent does. */
    record Envelope(String from, List<String> to, Instant at) {
        String lines() {
            StringBuilder lines = new StringBuilder("Return-Path: <" + from + ">\r\n");
            to.forEach(recipient ->
                    lines.append("Delivered-To: ").append(recipient).append("\r\n"));
            return lines.append(CAUGHT).append(at).append("\r\n").toString();
        }

        static Envelope parse(String lines) {
            String from = "";
            List<String> to = new ArrayList<>();
            Instant at = Instant.EPOCH;
            for (String line : lines.split("\r\n")) {
                if (line.startsWith("Return-Path: <")) {
                    from = line.substring("Return-Path: <".length(), line.length() - 1);
                } else if (line.startsWith("Delivered-To: ")) {
                    to.add(line.substring("Delivered-To: ".length()));
                } else if (line.startsWith(CAUGHT)) {
                    at = Instant.parse(line.substring(CAUGHT.length()));
                }
            }
            return new Envelope(from, List.copyOf(to), at);
        }
    }

    MailStore(Path directory, Clock clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                String name = file.getFileName().toString();
                index(name.substring(name.indexOf('-') + 1, name.length() - ".eml".length()), file);
            }
        }
    }

    /** Returns when the mail is on the disk. */
    void keep(String from, List<String> to, byte[] message) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Envelope envelope = new Envelope(from, List.copyOf(to), now);
        String id = UUID.randomUUID().toString();
        Path half = directory.resolve(id + ".new");
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel, envelope.lines().getBytes(StandardCharsets.UTF_8));
            write(channel, message);
            channel.force(true);
        }
        Path whole = directory.resolve(NAME.format(now) + "-" + id + ".eml");
        Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        index(id, whole);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void index(String id, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int split = split(bytes);
        Envelope envelope = Envelope.parse(new String(bytes, 0, split, StandardCharsets.UTF_8));
        String subject;
        try {
            subject = new Message(message(bytes, split)).subject();
        } catch (MessagingException e) {
            subject = "(not readable as a mail: " + e.getMessage() + ")";
        }
        entries.put(id, new Entry(id, file, envelope, subject));
    }

    /** Newest first. */
    List<Entry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparing(
                                (Entry entry) -> entry.file().getFileName().toString())
                        .reversed())
                .toList();
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The message as it came, without the lines of the envelope; empty when it was deleted meanwhile. */
    Optional<byte[]> message(Entry entry) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(entry.file());
            return Optional.of(message(bytes, split(bytes)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void clear() throws IOException {
        for (Entry entry : entries()) {
            Files.deleteIfExists(entry.file());
            entries.remove(entry.id());
        }
    }

    private static byte[] message(byte[] bytes, int split) {
        byte[] message = new byte[bytes.length - split];
        System.arraycopy(bytes, split, message, 0, message.length);
        return message;
    }

    /** Where the envelope's lines end. */
    private static int split(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = text.startsWith(CAUGHT) ? 0 : text.indexOf("\r\n" + CAUGHT);
        int end = start < 0 ? -1 : text.indexOf("\r\n", start + 2);
        return end < 0 ? 0 : end + 2;
    }
}
