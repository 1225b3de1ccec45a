package io.madoguchi.subscription.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiver as a client meets it, over a real connection. */
class SmtpSessionTest {

    private static final String OURS = "b+known@returns.example.jp";
    private static final int BIG = 1000;

    private final Shelf shelf = new Shelf();
    private ServerSocket door;

    /** Keeps what it is given, unless it is full. */
    private static final class Shelf implements SmtpSession.Desk {
        private final List<String> kept = new CopyOnWriteArrayList<>();
        private boolean full;

        @Override
        public Optional<Address> find(String address) {
            return address.equalsIgnoreCase(OURS)
                    ? Optional.of(new Address(Address.Kind.BOUNCE, new UUID(1, 1)))
                    : Optional.empty();
        }

        @Override
        public void take(List<Address> addresses, boolean nullSender, byte[] raw) {
            if (full) {
                throw new IllegalStateException("the database is away");
            }
            kept.add(addresses.size() + (nullSender ? " null " : " named ") + new String(raw, StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void open() throws IOException {
        SmtpSession.Limits limits = new SmtpSession.Limits(BIG, Duration.ofMillis(400), Duration.ofSeconds(5));
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ServerSocket opened = door;
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try (Socket client = opened.accept()) {
                    new SmtpSession(client, shelf, "returns.example.jp", limits).run();
                } catch (IOException _) {
                    // the client is gone
                }
            }
        });
    }

    @AfterEach
    void shut() throws IOException {
        door.close();
    }

    @Test
    void aReportForOneOfOursIsKeptAndThenAcknowledged() throws Exception {
        List<String> said = talk(
                "EHLO mx.example.com",
                "MAIL FROM:<> SIZE=20 BODY=8BITMIME",
                "RCPT TO:<" + OURS + ">",
                "DATA",
                "Subject: x\r\n\r\n..a dot\r\n.",
                "QUIT");

        assertThat(said).contains("250-SIZE 1000", "250-SMTPUTF8", "250-PIPELINING");
        assertThat(said.subList(said.size() - 5, said.size()))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("250", "250", "354", "250", "221");
        assertThat(shelf.kept).containsExactly("1 null Subject: x\r\n\r\n.a dot\r\n");
    }

    @Test
    void nothingIsRelayed() throws Exception {
        List<String> said = talk(
                "HELO x",
                "MAIL FROM:<a@example.com>",
                "RCPT TO:<someone@example.com>",
                "RCPT TO:<b+forged@returns.example.jp>",
                "DATA",
                "QUIT");

        assertThat(said)
                .extracting(line -> line.substring(0, 3))
                .containsExactly("220", "250", "250", "550", "550", "503", "221");
        assertThat(shelf.kept).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledged() throws Exception {
        shelf.full = true;

        List<String> said = talk("EHLO x", "MAIL FROM:<>", "RCPT TO:<" + OURS + ">", "DATA", "text\r\n.", "QUIT");

        assertThat(said).anyMatch(line -> line.startsWith("451 4.3.0"));
    }

    @Test
    void tooBigIsSaidBeforeOrAfterButNeverKept() throws Exception {
        List<String> before = talk("EHLO x", "MAIL FROM:<> SIZE=1001", "QUIT");
        List<String> after = talk(
                "EHLO x", "MAIL FROM:<>", "RCPT TO:<" + OURS + ">", "DATA", "x".repeat(BIG) + "\r\n.", "NOOP", "QUIT");

        assertThat(before).anyMatch(line -> line.startsWith("552 5.3.4"));
        assertThat(after)
                .anyMatch(line -> line.startsWith("552 5.3.4"))
                .anyMatch(line -> line.startsWith("250 2.0.0 Still"));
        assertThat(shelf.kept).isEmpty();
    }

    @Test
    void noSecondMailHidesInTheFirst() throws Exception {
        // RFC 5321 §2.3.8: only CR LF ends a line
        talk(
                "EHLO x",
                "MAIL FROM:<>",
                "RCPT TO:<" + OURS + ">",
                "DATA",
                "one\n.\nMAIL FROM:<>\r\n.\nRCPT\r\n.",
                "QUIT");

        assertThat(shelf.kept).hasSize(1);
        assertThat(shelf.kept.getFirst()).contains("\n.\nMAIL FROM").contains("\n\nRCPT");
    }

    @Test
    void whoeverTalksNonsenseIsSentAway() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add("\u0000GET / HTTP/1.1 " + "x".repeat(i * 100));
        }

        List<String> said = talk(lines.toArray(String[]::new));

        assertThat(said.getLast()).startsWith("421");
        assertThat(said).hasSizeLessThan(25);
    }

    @Test
    void whoeverSaysNothingIsSentAway() throws Exception {
        try (Socket client = connect()) {
            client.setSoTimeout(5000);
            client.getOutputStream().write("EHLO x\r\nMAIL".getBytes(StandardCharsets.US_ASCII));
            byte[] all = client.getInputStream().readAllBytes();
            assertThat(new String(all, StandardCharsets.US_ASCII)).startsWith("220");
        }
    }

    @Test
    void aMailThatIsCutOffIsNotKept() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream()
                    .write(("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<" + OURS + ">\r\nDATA\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write("half".getBytes(StandardCharsets.US_ASCII));
        }

        talk("EHLO x", "QUIT");
        assertThat(shelf.kept).isEmpty();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    /** Each said when the answer to the one before has come; all lines that were answered. */
    private List<String> talk(String... commands) throws IOException {
        List<String> said = new ArrayList<>();
        try (Socket client = connect()) {
            client.setSoTimeout(5000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            answer(answers, said);
            for (String command : commands) {
                client.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                if (!answer(answers, said)) {
                    break;
                }
            }
        } catch (IOException _) {
            // sent away in the middle of a word
        }
        return said;
    }

    private static boolean answer(BufferedReader answers, List<String> said) throws IOException {
        String line;
        do {
            line = answers.readLine();
            if (line == null) {
                return false;
            }
            said.add(line);
        } while (line.charAt(3) == '-');
        return true;
    }
}
