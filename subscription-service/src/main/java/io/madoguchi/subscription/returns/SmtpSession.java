package io.madoguchi.subscription.returns;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * One client of our receiver, by RFC 5321 and no more of it than taking mail for addresses of our own needs. There is
 * nothing to relay: what {@link Desk#find} does not know is refused at RCPT.
 */
final class SmtpSession {

    private static final Logger LOG = Logger.getLogger(SmtpSession.class);
    private static final int LONGEST_COMMAND = 2048;
    private static final int MOST_RECIPIENTS = 10;
    private static final int MOST_FAULTS = 20;
    private static final int MOST_MAILS = 100;
    private static final Pattern PATH =
            Pattern.compile("(?i)(?<verb>FROM|TO):\\s*<(?<address>[^<>\\s]{0,400})>(?<rest>.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?<name>[A-Za-z0-9-]+)(?:=(?<value>[^\\s=]{1,512}))?");

    private final Socket socket;
    private final SmtpInput input;
    private final Desk desk;
    private final String name;
    private final int mostBytes;
    private final List<Address> recipients = new ArrayList<>();
    private final StringBuilder answers = new StringBuilder();
    private boolean greeted;
    private boolean started;
    private boolean nullSender;
    private int faults;
    private int mails;

    SmtpSession(Socket socket, Desk desk, String name, Limits limits) {
        this.socket = socket;
        this.input = new SmtpInput(socket, limits.idle(), limits.longest());
        this.desk = desk;
        this.name = name;
        this.mostBytes = limits.mostBytes();
    }

    /** For one connection. */
    record Limits(int mostBytes, Duration idle, Duration longest) {}

    /** Behind the door. */
    interface Desk {

        Optional<Address> find(String address);

        /** When this has come back, the mail is durable. */
        void take(List<Address> addresses, boolean nullSender, byte[] raw);
    }

    void run() throws IOException {
        answer("220 " + name + " ESMTP");
        boolean more = true;
        while (more && faults < MOST_FAULTS && mails < MOST_MAILS) {
            if (!input.hasMore()) {
                flush();
            }
            try {
                more = command(input.line(LONGEST_COMMAND));
            } catch (SmtpInput.TooLong _) {
                fault("500 5.5.2 Line too long");
            }
        }
        if (more) {
            answer("421 4.7.0 That is enough for one connection");
        }
        flush();
    }

    private boolean command(String line) throws IOException {
        int blank = line.indexOf(' ');
        String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
        switch (verb) {
            case "EHLO" -> greet(rest, true);
            case "HELO" -> greet(rest, false);
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data(rest);
            case "RSET" -> {
                reset();
                answer("250 2.0.0 Forgotten");
            }
            case "NOOP" -> answer("250 2.0.0 Still here");
            case "VRFY" -> answer("252 2.5.1 Send it and see");
            case "QUIT" -> {
                answer("221 2.0.0 Goodbye");
                return false;
            }
            default -> fault("500 5.5.1 Not a command of this server");
        }
        return true;
    }

    private void greet(String client, boolean extended) {
        if (client.isEmpty()) {
            fault("501 5.5.4 Say who you are");
            return;
        }
        reset();
        greeted = true;
        if (extended) {
            answer("250-" + name);
            answer("250-PIPELINING");
            answer("250-SIZE " + mostBytes);
            answer("250-8BITMIME");
            answer("250-SMTPUTF8");
            answer("250 ENHANCEDSTATUSCODES");
        } else {
            answer("250 " + name);
        }
    }

    private void mail(String rest) {
        Matcher path = PATH.matcher(rest);
        if (!greeted || started) {
            fault("503 5.5.1 Not now");
        } else if (!path.matches() || !path.group("verb").equalsIgnoreCase("FROM")) {
            fault("501 5.5.4 MAIL FROM:<address>");
        } else {
            Optional<String> refusal = parameters(path.group("rest").strip());
            if (refusal.isPresent()) {
                fault(refusal.get());
                return;
            }
            started = true;
            nullSender = path.group("address").isEmpty();
            answer("250 2.1.0 Go on");
        }
    }

    private Optional<String> parameters(String text) {
        for (String each : text.isEmpty() ? new String[0] : text.split("\\s+")) {
            Matcher parameter = PARAMETER.matcher(each);
            String key = parameter.matches() ? parameter.group("name").toUpperCase(Locale.ROOT) : "";
            String value = key.isEmpty() || parameter.group("value") == null ? "" : parameter.group("value");
            switch (key) {
                case "SIZE" -> {
                    if (!value.matches("[0-9]{1,18}")) {
                        return Optional.of("501 5.5.4 SIZE is a number");
                    }
                    if (Long.parseLong(value) > mostBytes) {
                        return Optional.of("552 5.3.4 Too big");
                    }
                }
                case "BODY" -> {
                    if (!value.equalsIgnoreCase("7BIT") && !value.equalsIgnoreCase("8BITMIME")) {
                        return Optional.of("501 5.5.4 BODY is 7BIT or 8BITMIME");
                    }
                }
                case "SMTPUTF8" -> {
                    // every byte is taken as it comes
                }
                default -> {
                    return Optional.of("555 5.5.4 Not a parameter of this server");
                }
            }
        }
        return Optional.empty();
    }

    private void recipient(String rest) {
        Matcher path = PATH.matcher(rest);
        if (!started) {
            fault("503 5.5.1 Not now");
        } else if (!path.matches()
                || !path.group("verb").equalsIgnoreCase("TO")
                || !path.group("rest").isBlank()) {
            fault("501 5.5.4 RCPT TO:<address>");
        } else if (recipients.size() >= MOST_RECIPIENTS) {
            answer("452 4.5.3 Too many recipients");
        } else {
            Optional<Address> found = desk.find(path.group("address"));
            if (found.isPresent()) {
                recipients.add(found.get());
                answer("250 2.1.5 Go on");
            } else {
                fault("550 5.1.1 No such address here");
            }
        }
    }

    private void data(String rest) throws IOException {
        if (recipients.isEmpty() || !rest.isEmpty()) {
            fault("503 5.5.1 Not now");
            return;
        }
        if (input.hasMore()) {
            // RFC 2920 §3.1: nothing may follow DATA before its answer, and whoever does it hides a second mail
            fault("503 5.5.0 Wait for the answer");
            reset();
            return;
        }
        answer("354 Until a line with a dot");
        flush();
        Optional<byte[]> mail = input.mail(mostBytes);
        mails++;
        if (mail.isEmpty()) {
            fault("552 5.3.4 Too big");
        } else {
            take(mail.get());
        }
        reset();
    }

    private void take(byte[] mail) {
        try {
            desk.take(recipients.stream().distinct().toList(), nullSender, mail);
            answer("250 2.0.0 Kept");
        } catch (RuntimeException e) {
            // not durable, so not acknowledged: the client keeps it and comes again (P7)
            LOG.warnf("A return could not be kept: %s", e.getClass().getSimpleName());
            answer("451 4.3.0 Not kept, try again");
        }
    }

    private void reset() {
        started = false;
        nullSender = false;
        recipients.clear();
    }

    private void fault(String answer) {
        faults++;
        answer(answer);
    }

    private void answer(String line) {
        answers.append(line).append("\r\n");
    }

    /** Answers wait while the client has more to say: together they are one packet (RFC 2920). */
    private void flush() throws IOException {
        if (!answers.isEmpty()) {
            OutputStream out = socket.getOutputStream();
            out.write(answers.toString().getBytes(StandardCharsets.US_ASCII));
            out.flush();
            answers.setLength(0);
        }
    }
}
