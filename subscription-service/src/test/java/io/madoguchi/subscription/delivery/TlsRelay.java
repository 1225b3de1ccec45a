package io.madoguchi.subscription.delivery;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A relay with a certificate that knows one user; its side of SCRAM is written from RFC 5802 alone. */
final class TlsRelay implements Closeable {

    static final String USER = "madoguchi";
    static final String PASSWORD = "correct horse";
    private static final int ROUNDS = 4096;
    private static final byte[] SALT = "a salt of sixteen".getBytes(StandardCharsets.UTF_8);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final SSLContext certificate;
    private final String logins;
    private final boolean startTls;
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> signedIn = new CopyOnWriteArrayList<>();

    /** Claims to know the password, and does not. */
    volatile boolean liar;

    TlsRelay(SSLContext certificate, String logins, boolean startTls) throws IOException {
        this.certificate = certificate;
        this.logins = logins;
        this.startTls = startTls;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        new Talk(socket, false).run("220 relay.example.jp");
                    } catch (IOException | GeneralSecurityException e) {
                        // the client hung up
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private final class Talk {
        private final Socket socket;
        private final boolean encrypted;
        private final BufferedReader in;

        Talk(Socket socket, boolean encrypted) throws IOException {
            this.socket = socket;
            this.encrypted = encrypted;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void run(String greeting) throws IOException, GeneralSecurityException {
            if (!greeting.isEmpty()) {
                say(greeting);
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add((encrypted ? "encrypted " : "") + line);
                if (line.startsWith("EHLO")) {
                    boolean offers = startTls && !encrypted;
                    say("250-relay\r\n250-AUTH " + logins + (offers ? "\r\n250 STARTTLS" : "\r\n250 SIZE 100000"));
                } else if (line.equals("STARTTLS")) {
                    say("220 go on");
                    SSLSocket inner = (SSLSocket)
                            certificate.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    inner.setUseClientMode(false);
                    inner.startHandshake();
                    new Talk(inner, true).run("");
                    return;
                } else if (line.startsWith("AUTH ")) {
                    auth(line.split(" "));
                } else {
                    say(line.equals("DATA") ? "354 go on" : "250 2.0.0 fine");
                }
            }
        }

        private void auth(String[] words) throws IOException, GeneralSecurityException {
            switch (words[1]) {
                case "PLAIN" -> verdict("PLAIN", decoded(words[2]).equals("\0" + USER + "\0" + PASSWORD));
                case "LOGIN" -> {
                    String user = prompt("Username:");
                    verdict("LOGIN", user.equals(USER) & prompt("Password:").equals(PASSWORD));
                }
                default -> scram(decoded(words[2]));
            }
        }

        private void scram(String clientFirst) throws IOException, GeneralSecurityException {
            String bare = clientFirst.substring("n,,".length());
            String nonce = bare.substring(bare.indexOf("r=") + 2) + "of-the-relay";
            String serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
            String last = prompt(serverFirst);
            String withoutProof = last.substring(0, last.indexOf(",p="));
            String all = bare + "," + serverFirst + "," + withoutProof;
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), SALT, ROUNDS, 256))
                    .getEncoded();
            byte[] clientKey = mac(salted, "Client Key");
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(clientKey);
            byte[] signature = mac(stored, all);
            byte[] proof = Base64.getDecoder().decode(last.substring(last.indexOf(",p=") + 3));
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            boolean knows = Arrays.equals(proof, clientKey) && withoutProof.contains("r=" + nonce);
            if (!knows && !liar) {
                verdict("SCRAM-SHA-256", false);
                return;
            }
            byte[] own = liar ? new byte[32] : mac(mac(salted, "Server Key"), all);
            prompt("v=" + Base64.getEncoder().encodeToString(own));
            verdict("SCRAM-SHA-256", true);
        }

        private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        }

        private void verdict(String way, boolean known) throws IOException {
            if (known) {
                signedIn.add(way);
            }
            say(known ? "235 2.7.0 welcome" : "535 5.7.8 who are you");
        }

        private String prompt(String question) throws IOException {
            say("334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8)));
            String line = in.readLine();
            return line == null ? "" : decoded(line);
        }

        private static String decoded(String text) {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }

        private void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
