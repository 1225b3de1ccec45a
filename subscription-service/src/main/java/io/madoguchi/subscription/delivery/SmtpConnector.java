package io.madoguchi.subscription.delivery;

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
import java.util.Base64;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to the relay: greeting, EHLO, STARTTLS (RFC 3207), AUTH (RFC 4954). */
@ApplicationScoped
class SmtpConnector {

    private final DeliveryConfig.Smtp config;
    private final String helo;

    @Inject
    SmtpConnector(DeliveryConfig config) {
        this(
                config.smtp(),
                config.smtp()
                        .helo()
                        .orElse(config.from().substring(config.from().lastIndexOf('@') + 1)));
    }

    SmtpConnector(DeliveryConfig.Smtp config, String helo) {
        this.config = config;
        this.helo = helo;
    }

    /** A relay that does not want us now says so here, before any mail is on the wire. */
    SmtpConnection open() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(config.host(), config.port()), (int)
                    config.connectTimeout().toMillis());
            return greet(socket);
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
        if (mustEncrypt(features)) {
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
                    throw new ProtocolException("the relay does not offer STARTTLS, which is required");
                }
                yield true;
            }
        };
    }

    /** The certificate must name the host: encryption to nobody in particular would only look safe. */
    private SSLSocket encrypt(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
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
            throw new ProtocolException("AUTH is configured, and the connection is not encrypted");
        }
        String user = config.user().orElseThrow();
        String password =
                Files.readString(Path.of(config.passwordFile().orElseThrow())).strip();
        if (features.logins().contains("PLAIN")) {
            expect(ask(socket, replies, "AUTH PLAIN " + coded("\0" + user + "\0" + password)), "AUTH");
        } else if (features.logins().contains("LOGIN")) {
            // no standard, but some relays have nothing else
            expectPrompt(ask(socket, replies, "AUTH LOGIN"));
            expectPrompt(ask(socket, replies, coded(user)));
            expect(ask(socket, replies, coded(password)), "AUTH");
        } else {
            throw new ProtocolException("the relay offers neither AUTH PLAIN nor LOGIN");
        }
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void expectPrompt(SmtpReply reply) throws ProtocolException {
        if (reply.code() != 334) {
            throw new ProtocolException("the relay answered " + reply.code() + " to AUTH LOGIN");
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
