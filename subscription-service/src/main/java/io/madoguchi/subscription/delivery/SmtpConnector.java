package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.TestResult.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to the relay: greeting, EHLO, STARTTLS (RFC 3207), AUTH (RFC 4954). */
@ApplicationScoped
class SmtpConnector {

    private final DeliveryConfig.Smtp config;
    private final String helo;
    private final RelayTrust trust;

    @Inject
    SmtpConnector(DeliveryConfig config) {
        this(
                config.smtp(),
                config.smtp()
                        .helo()
                        .orElse(config.from().substring(config.from().lastIndexOf('@') + 1)));
    }

    SmtpConnector(DeliveryConfig.Smtp config, String helo) {
        this(config, helo, RelayTrust.USUAL);
    }

    SmtpConnector(DeliveryConfig.Smtp config, String helo, RelayTrust trust) {
        this.config = config;
        this.helo = helo;
        this.trust = trust;
    }

    /** A relay that does not want us now says so here, before any mail is on the wire. */
    SmtpConnection open() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(config.host(), config.port()), (int)
                    config.connectTimeout().toMillis());
            return greet(trust.implicit() ? encrypt(socket) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private SmtpConnection greet(Socket plain) throws IOException {
        SmtpReplies replies = new SmtpReplies(plain);
        expect(replies.read(config.replyTimeout()), "greeting");
        SmtpFeatures features = hello(plain, replies);
        Socket socket = plain;
        if (!trust.implicit() && mustEncrypt(features)) {
            expect(ask(plain, replies, "STARTTLS"), "STARTTLS");
            if (replies.hasUnread()) {
                throw new ProtocolException("bytes before the handshake");
            }
            socket = encrypt(plain);
            replies = new SmtpReplies(socket);
            features = hello(socket, replies);
        }
        if (config.user().isPresent()) {
            authenticate(socket, replies, features);
        }
        return new SmtpConnection(socket, replies, features, config);
    }

    private boolean mustEncrypt(SmtpFeatures features) throws IOException {
        return switch (config.startTls()) {
            case NEVER -> false;
            case IF_OFFERED -> features.startTls();
            case REQUIRED -> {
                if (!features.startTls()) {
                    throw new RelayTrouble(
                            Verdict.NOT_ENCRYPTED, "the relay does not offer STARTTLS, which is required");
                }
                yield true;
            }
        };
    }

    /** The certificate must name the host: encryption to nobody in particular would only look safe. */
    private SSLSocket encrypt(Socket plain) throws IOException {
        SSLSocketFactory factory = trust.factory();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(plain, config.host(), config.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.setSoTimeout((int) config.replyTimeout().toMillis());
        encrypted.startHandshake();
        return encrypted;
    }

    private SmtpFeatures hello(Socket socket, SmtpReplies replies) throws IOException {
        SmtpReply extended = ask(socket, replies, "EHLO " + helo);
        if (extended.isPositive()) {
            return SmtpFeatures.of(extended);
        }
        expect(ask(socket, replies, "HELO " + helo), "HELO");
        return SmtpFeatures.NONE;
    }

    private void authenticate(Socket socket, SmtpReplies replies, SmtpFeatures features) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            throw new RelayTrouble(Verdict.NOT_ENCRYPTED, "AUTH is configured, and the connection is not encrypted");
        }
        new SmtpLogin(config.user().orElseThrow(), password(), line -> ask(socket, replies, line))
                .signIn(features.logins());
    }

    private String password() throws IOException {
        Path file = Path.of(config.passwordFile().orElseThrow());
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw (IOException)
                    new RelayTrouble(Verdict.NO_FILE, "the file with the password cannot be read").initCause(e);
        }
    }

    private SmtpReply ask(Socket socket, SmtpReplies replies, String command) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return replies.read(config.replyTimeout());
    }

    private static void expect(SmtpReply reply, String what) throws ProtocolException {
        if (!reply.isPositive()) {
            throw new ProtocolException("the relay answered " + reply.code() + " to " + what);
        }
    }
}
