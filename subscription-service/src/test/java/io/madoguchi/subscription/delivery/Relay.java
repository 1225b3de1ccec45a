package io.madoguchi.subscription.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A relay that does as it is told: by default it takes everything; {@link #answer} replaces the answer to one command,
 * with DROP it hangs up instead, with SILENT it says nothing.
 */
final class Relay implements AutoCloseable {

    static final String DROP = "drop";
    static final String SILENT = "silent";

    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> greeted = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket server;
    private volatile boolean slow;

    Relay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answers.put("GREETING", "220 relay.example.jp");
        answers.put("EHLO", "250-relay.example.jp\r\n250-PIPELINING\r\n250-SIZE 100000\r\n250 ENHANCEDSTATUSCODES");
        answers.put("DATA", "354 go ahead");
        answers.put("DOT", "250 2.0.0 queued");
        Thread.ofVirtual().start(this::serve);
    }

    Relay answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Sends its replies one byte at a time. */
    Relay slowly() {
        slow = true;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                // or each second reply waits until the first one is acknowledged
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            // one byte is one character, so that a chunk can be read by its length
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder chunks = new StringBuilder();
            OutputStream out = socket.getOutputStream();
            greeted.add("one");
            if (!reply(out, "GREETING")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(utf8(line));
                String verb = line.split("[ :]")[0];
                if (verb.equals("BDAT")) {
                    chunk(in, line, chunks);
                }
                if (!reply(out, verb)) {
                    return;
                }
                if (verb.equals("DATA") && answers.get("DATA").startsWith("354") && !(read(in) && reply(out, "DOT"))) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client hung up
        }
    }

    private void chunk(BufferedReader in, String command, StringBuilder chunks) throws IOException {
        String[] words = command.split(" ");
        char[] bytes = new char[Integer.parseInt(words[1])];
        int read = 0;
        while (read < bytes.length) {
            int more = in.read(bytes, read, bytes.length - read);
            if (more < 0) {
                return;
            }
            read += more;
        }
        chunks.append(bytes);
        if (words.length == 3) {
            messages.add(utf8(chunks.toString()));
            chunks.setLength(0);
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private boolean read(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                messages.add(utf8(message.toString()));
                return true;
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            if ("BODY".equals(answers.get("DROP_IN")) && message.length() > 40) {
                return false;
            }
        }
        return false;
    }

    private boolean reply(OutputStream out, String command) throws IOException {
        String answer = answers.getOrDefault(command, "250 2.1.0 fine");
        if (answer.equals(DROP)) {
            return false;
        }
        if (answer.equals(SILENT)) {
            return true;
        }
        // a cut answer comes without its line end, and then nothing more
        boolean cut = answer.endsWith("\\");
        String sent = cut ? answer.substring(0, answer.length() - 1) : answer + "\r\n";
        for (byte b : sent.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            if (slow) {
                out.flush();
            }
        }
        out.flush();
        return !cut;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Little patience with an answer that never comes, and much with a machine that is busy. */
    DeliveryConfig.Smtp config() {
        boolean silent = answers.values().stream().anyMatch(Relay::neverEnds);
        return config(port(), silent ? Duration.ofMillis(400) : Duration.ofSeconds(20));
    }

    private static boolean neverEnds(String answer) {
        String last = answer.substring(answer.lastIndexOf('\n') + 1);
        return answer.equals(SILENT) || last.matches("\\d{3}-.*");
    }

    static DeliveryConfig.Smtp config(int port, Duration patience) {
        return new Settings(port, patience);
    }

    /** Settings with as much patience as given. */
    record Settings(int port, Duration patience) implements DeliveryConfig.Smtp {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> helo() {
            return Optional.of("mail.example.jp");
        }

        @Override
        public DeliveryConfig.StartTls startTls() {
            return DeliveryConfig.StartTls.IF_OFFERED;
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> passwordFile() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return patience;
        }

        @Override
        public Duration replyTimeout() {
            return patience;
        }

        @Override
        public Duration dotTimeout() {
            return patience;
        }

        @Override
        public int mailsPerConnection() {
            return 100;
        }
    }
}
