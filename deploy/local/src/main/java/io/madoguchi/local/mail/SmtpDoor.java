package io.madoguchi.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** The SMTP side (RFC 5321): every mail is on the disk before it is answered with 250. */
final class SmtpDoor {
    private static final int LARGEST = 25_000_000;
    private final MailStore store;
    private final AtomicReference<Mode> mode;
    private final SMTPServer server;

    SmtpDoor(int port, MailStore store, AtomicReference<Mode> mode) {
        this.store = store;
        this.mode = mode;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("catcher.example.com")
                .softwareName("Madoguchi mail catcher")
                .maxMessageSize(LARGEST)
                .insertReceivedHeaders(false)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(Delivery::new)
                .build();
    }

    void open() {
        server.start();
    }

    void close() {
        server.stop();
    }

    private final class Delivery implements MessageHandler {
        private final MessageContext context;
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Delivery(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (mode.get() == Mode.REJECT_550) {
                throw new RejectException(550, "5.1.1 No such mailbox here");
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, TooMuchDataException, IOException {
            byte[] message = data.readNBytes(LARGEST + 1);
            if (message.length > LARGEST) {
                throw new TooMuchDataException("larger than " + LARGEST + " bytes");
            }
            Mode now = mode.get();
            if (now == Mode.DEFER_451) {
                throw new RejectException(451, "4.3.0 Try again later");
            }
            store.keep(from, to, message);
            switch (now) {
                case DROP_AFTER_DOT -> hangUp();
                case SLOW -> wait5Seconds();
                case OK, DEFER_451, REJECT_550 -> {
                    // answered at once
                }
            }
            return "kept";
        }

        @Override
        public void done() {
            to.clear();
        }

        private void hangUp() throws IOException {
            ((Session) context).closeSocket();
        }

        private static void wait5Seconds() {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
