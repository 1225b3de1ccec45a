package io.madoguchi.subscription.delivery;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** A greeted connection to the relay that carries one mail after the other (RFC 5321). */
final class SmtpConnection implements Closeable {

    /** A connection that rested longer is asked whether it still lives before a mail is trusted to it. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** What fits a socket's buffers: the part of a mail that is in doubt when the line breaks stays small. */
    private static final int CHUNK = 64 * 1024;

    private static final byte[] DOT = {'.', '\r', '\n'};

    private final Socket socket;
    private final SmtpReplies replies;
    private final OutputStream out;
    private final SmtpFeatures features;
    private final DeliveryConfig.Smtp config;
    private final String peer;
    private int mails;
    private long lastUsed = System.nanoTime();
    private volatile boolean closed;

    SmtpConnection(Socket socket, SmtpReplies replies, SmtpFeatures features, DeliveryConfig.Smtp config)
            throws IOException {
        this.socket = socket;
        this.replies = replies;
        this.out = socket.getOutputStream();
        this.features = features;
        this.config = config;
        this.peer = config.host() + ":" + config.port();
    }

    /** Why this relay can never take the message, known without asking it. */
    Optional<String> obstacle(Envelope envelope, byte[] message) {
        if (envelope.international() && !features.utf8()) {
            return Optional.of("relay-without-smtputf8");
        }
        boolean tooLarge = features.size() > 0 && message.length > features.size();
        return tooLarge ? Optional.of("larger-than-the-relay-takes") : Optional.empty();
    }

    /** Sends one mail and says what became of it; whatever breaks is an outcome, never an exception. */
    Outcome send(Envelope envelope, byte[] message, Consumer<Step> progress) {
        Dialogue dialogue = new Dialogue(envelope, message, progress);
        try {
            mails++;
            return dialogue.run();
        } catch (IOException e) {
            close();
            // before the dot nobody has the mail; after it, only the relay knows
            DeliveryState state = dialogue.dotted ? DeliveryState.UNKNOWN : DeliveryState.DEFERRED;
            return Outcome.broken(state, dialogue.stage, peer, what(e));
        } finally {
            lastUsed = System.nanoTime();
        }
    }

    private static String what(IOException e) {
        return switch (e) {
            case EOFException _ -> "connection closed";
            case SocketTimeoutException _ -> "no reply in time";
            case ProtocolException broken -> String.valueOf(broken.getMessage());
            default -> "connection lost";
        };
    }

    /** Whether the next mail may use it. */
    boolean isFit() {
        if (closed || mails >= config.mailsPerConnection()) {
            return false;
        }
        if (System.nanoTime() - lastUsed < REST.toNanos()) {
            return true;
        }
        return ask("NOOP");
    }

    private boolean ask(String command) {
        try {
            write(command);
            SmtpReply reply = replies.read(config.replyTimeout());
            lastUsed = System.nanoTime();
            if (reply.isPositive()) {
                return true;
            }
        } catch (IOException _) {
            // the connection is of no more use, which is the answer
        }
        close();
        return false;
    }

    private void write(String... commands) throws IOException {
        out.write((String.join("\r\n", commands) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void quit() {
        try {
            if (!closed) {
                write("QUIT");
            }
        } catch (IOException _) {
            // it goes either way
        }
        close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException _) {
            // nothing is left to save
        }
    }

    /** One mail's turn on the connection. */
    private final class Dialogue {
        private final Envelope envelope;
        private final byte[] message;
        private final Consumer<Step> progress;
        private Stage stage = Stage.MAIL;
        private boolean dotted;

        Dialogue(Envelope envelope, byte[] message, Consumer<Step> progress) {
            this.envelope = envelope;
            this.message = message;
            this.progress = progress;
        }

        Outcome run() throws IOException {
            String rcpt = "RCPT TO:<" + envelope.to() + ">" + (features.reports() ? " NOTIFY=FAILURE" : "");
            if (features.pipelining()) {
                write(mail(), rcpt);
            } else {
                write(mail());
            }
            progress.accept(Step.MAIL_WRITTEN);
            SmtpReply mailed = replies.read(config.replyTimeout());
            progress.accept(Step.MAIL_ANSWERED);
            if (!mailed.isPositive()) {
                if (features.pipelining()) {
                    replies.read(config.replyTimeout());
                }
                return refused(mailed);
            }
            stage = Stage.RCPT;
            if (!features.pipelining()) {
                write(rcpt);
            }
            SmtpReply accepted = replies.read(config.replyTimeout());
            progress.accept(Step.RCPT_ANSWERED);
            if (!accepted.isPositive()) {
                return refused(accepted);
            }
            return features.chunking() ? chunks() : data();
        }

        private String mail() {
            StringBuilder command = new StringBuilder("MAIL FROM:<" + envelope.from() + ">");
            if (features.size() > 0) {
                command.append(" SIZE=").append(message.length);
            }
            boolean eightBit = false;
            for (byte b : message) {
                eightBit |= b < 0;
            }
            if (eightBit && features.eightBit()) {
                command.append(" BODY=8BITMIME");
            }
            if (envelope.international()) {
                command.append(" SMTPUTF8");
            }
            if (features.reports()) {
                // headers are enough to know it again, and a report needs no copy of what somebody was written
                command.append(" RET=HDRS");
                if (envelope.envelopeId() != null) {
                    command.append(" ENVID=").append(envelope.envelopeId());
                }
            }
            return command.toString();
        }

        /**
         * The body by its length (RFC 3030). Every chunk's reply is read before the next: what follows an unread no
         * would be a mail that nobody decided to send, and LAST is as much an end as the dot.
         */
        private Outcome chunks() throws IOException {
            stage = Stage.DATA;
            int sent = 0;
            while (message.length - sent > CHUNK) {
                chunk(sent, CHUNK, false);
                sent += CHUNK;
                SmtpReply more = replies.read(config.replyTimeout());
                if (!more.isPositive()) {
                    if (!more.isTransient() && !more.isPermanent()) {
                        throw new ProtocolException("no answer to a chunk that means anything");
                    }
                    return refused(more);
                }
            }
            progress.accept(Step.DATA_ANSWERED);
            progress.accept(Step.BODY_WRITTEN);
            stage = Stage.DOT;
            dotted = true;
            chunk(sent, message.length - sent, true);
            return answer();
        }

        private void chunk(int from, int length, boolean last) throws IOException {
            byte[] command = ("BDAT " + length + (last ? " LAST" : "") + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] bytes = Arrays.copyOf(command, command.length + length);
            System.arraycopy(message, from, bytes, command.length, length);
            out.write(bytes);
            out.flush();
        }

        private Outcome data() throws IOException {
            stage = Stage.DATA;
            write("DATA");
            SmtpReply go = replies.read(config.replyTimeout());
            progress.accept(Step.DATA_ANSWERED);
            if (go.code() != 354) {
                if (!go.isTransient() && !go.isPermanent()) {
                    throw new ProtocolException("no go-ahead for the message");
                }
                return refused(go);
            }
            out.write(DotStuffing.of(message));
            out.flush();
            progress.accept(Step.BODY_WRITTEN);
            stage = Stage.DOT;
            // set before the write: a dot that failed half-way may have arrived
            dotted = true;
            out.write(DOT);
            out.flush();
            return answer();
        }

        private Outcome answer() throws IOException {
            progress.accept(Step.DOT_WRITTEN);
            SmtpReply taken = replies.read(config.dotTimeout());
            progress.accept(Step.DOT_ANSWERED);
            if (taken.isPositive()) {
                return Outcome.of(DeliveryState.ACCEPTED, stage, peer, taken);
            }
            if (taken.isTransient() || taken.isPermanent()) {
                return refused(taken);
            }
            throw new ProtocolException("no answer to the message that means anything");
        }

        /** The relay said no, and so does not have the mail. A no to our own address is not the recipient's fault. */
        private Outcome refused(SmtpReply reply) {
            boolean forGood = reply.isPermanent() && (stage != Stage.MAIL || reply.code() == 552);
            if (reply.code() == 421) {
                close();
            } else if (stage != Stage.DOT || features.chunking()) {
                // after a chunk that was refused the relay is in no certain state (RFC 3030 §2)
                ask("RSET");
            }
            return Outcome.of(forGood ? DeliveryState.REJECTED : DeliveryState.DEFERRED, stage, peer, reply);
        }
    }
}
