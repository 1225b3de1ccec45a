package io.madoguchi.acceptance.send;

import io.madoguchi.acceptance.house.Mail;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A mail server of the test's own: it writes down what it is given, and misbehaves as it is told. */
final class Receiver {

    private static final int OK = 250;
    private static final Duration BYTE = Duration.ofSeconds(1);

    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Mail> latest = new ConcurrentHashMap<>();
    private volatile BiFunction<String, Integer, Conduct> conduct = (to, attempt) -> Conduct.TAKE;
    private volatile Consumer<Guest> watcher = guest -> {};
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean keeping = true;

    /** Who is about to be answered its final dot. */
    record Guest(String helo, String to) {}

    /** Forgets what came; the conduct is asked with the recipient and how often it was tried before. */
    void begin(BiFunction<String, Integer, Conduct> next, Duration perMail, Consumer<Guest> watching) {
        arrivals.clear();
        refused.clear();
        attempts.clear();
        conduct = next;
        pause = perMail;
        watcher = watching;
    }

    /** From now on nothing goes wrong; what came is kept. */
    void behave() {
        conduct = (to, attempt) -> Conduct.TAKE;
        pause = Duration.ZERO;
        watcher = guest -> {};
    }

    /** Whether the newest mail to each address is kept whole, for its links. */
    void keepMails(boolean keep) {
        keeping = keep;
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** To whom it said 550. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    int count() {
        return arrivals.size();
    }

    /** The newest mail to an address. */
    Optional<Mail> latest(String address) {
        return Optional.ofNullable(latest.get(address));
    }

    /** One connection, to its end. */
    void serve(Socket socket) {
        try {
            new Talk(socket).run();
        } catch (IOException _) {
            // the other side left
        }
    }

    private final class Talk {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private String helo = "";
        private String to = "";
        private long begun;
        private Conduct how = Conduct.TAKE;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = new BufferedOutputStream(socket.getOutputStream());
        }

        void run() throws IOException {
            say("220 relay.example.com");
            while (true) {
                String line = line();
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> {
                        helo = line.substring(4).strip();
                        write("250-relay.example.com\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
                    }
                    case "MAIL" -> {
                        begun = System.nanoTime();
                        say(OK + " ok");
                    }
                    case "RCPT" -> {
                        if (!recipient(line)) {
                            return;
                        }
                    }
                    case "DATA" -> {
                        if (to.isEmpty()) {
                            say("503 no recipient");
                            continue;
                        }
                        say("354 go on");
                        if (!take(message())) {
                            return;
                        }
                        to = "";
                    }
                    case "RSET", "NOOP" -> say(OK + " ok");
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("502 no");
                }
            }
        }

        private boolean recipient(String line) throws IOException {
            String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            int before = attempts.merge(address, 1, Integer::sum) - 1;
            how = conduct.apply(address, before);
            to = "";
            switch (how) {
                case LATER_451 -> say("451 4.3.0 later");
                case NEVER_550 -> {
                    refused.add(address);
                    say("550 5.1.1 nobody");
                }
                case AWAY_421 -> {
                    say("421 4.3.2 going away");
                    return false;
                }
                default -> {
                    to = address;
                    say(OK + " ok");
                }
            }
            return true;
        }

        /** False when the line is broken. */
        private boolean take(byte[] message) throws IOException {
            Mail mail = new Mail("", "", List.of(to), Instant.now(), message);
            boolean silent = how == Conduct.KEEP_AND_CUT || how == Conduct.LOSE_AND_CUT;
            if (how != Conduct.LOSE_AND_CUT) {
                arrivals.add(
                        new Arrival(to, header(message, "message-id"), header(message, "subject"), begun, !silent));
                if (keeping) {
                    latest.put(to, mail);
                }
            }
            watcher.accept(new Guest(helo, to));
            rest(pause);
            if (silent) {
                return false;
            }
            say(OK + " taken");
            if (how == Conduct.TAKE_AND_RESET) {
                socket.setSoLinger(true, 0);
                return false;
            }
            return true;
        }

        private byte[] message() throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            while (true) {
                byte[] line = bytes();
                if (line.length == 1 && line[0] == '.') {
                    return whole.toByteArray();
                }
                int from = line.length > 0 && line[0] == '.' ? 1 : 0;
                whole.write(line, from, line.length - from);
                whole.write('\r');
                whole.write('\n');
            }
        }

        private String line() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        private byte[] bytes() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(128);
            while (true) {
                int b = in.read();
                if (b < 0) {
                    throw new EOFException();
                }
                if (b == '\n') {
                    byte[] read = line.toByteArray();
                    boolean ended = read.length > 0 && read[read.length - 1] == '\r';
                    return ended ? Arrays.copyOf(read, read.length - 1) : read;
                }
                line.write(b);
            }
        }

        private void say(String reply) throws IOException {
            write(reply + "\r\n");
        }

        private void write(String text) throws IOException {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                out.write(b);
                if (how == Conduct.TAKE_SLOWLY) {
                    out.flush();
                    rest(BYTE);
                }
            }
            out.flush();
        }
    }

    /** By hand, because a parser of whole messages is too slow for a hundred thousand. */
    private static String header(byte[] message, String name) {
        int length = Math.min(message.length, 8192);
        String head = new String(message, 0, length, StandardCharsets.UTF_8);
        String lower = head.toLowerCase(Locale.ROOT);
        int start = lower.startsWith(name + ":") ? 0 : lower.indexOf("\n" + name + ":") + 1;
        int value = start + name.length() + 1;
        int end = head.indexOf("\r\n", value);
        return lower.startsWith(name + ":", start) && end > 0
                ? head.substring(value, end).strip()
                : "";
    }

    private static void rest(Duration time) {
        if (!time.isZero()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
