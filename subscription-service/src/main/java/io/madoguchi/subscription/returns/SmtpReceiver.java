package io.madoguchi.subscription.returns;

import io.madoguchi.subscription.delivery.ReturnPaths;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The door for what comes back: a thread for each client, and no more clients than memory has room for. */
@ApplicationScoped
class SmtpReceiver {

    private static final Logger LOG = Logger.getLogger(SmtpReceiver.class);
    private static final int WAITING = 50;

    private final SmtpSession.Desk desk;
    private final ReturnPaths paths;
    private final ReturnsConfig config;
    private final SmtpSession.Limits limits;
    private final Semaphore room;
    private @Nullable ServerSocket door;

    SmtpReceiver(Arrivals desk, ReturnPaths paths, ReturnsConfig config) {
        this.desk = desk;
        this.paths = paths;
        this.config = config;
        this.limits = new SmtpSession.Limits(config.mostBytes(), config.idle(), config.longest());
        this.room = new Semaphore(config.connections());
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (config.port() == 0) {
            return;
        }
        if (paths.domain().isEmpty()) {
            LOG.error("No mail that comes back is taken: madoguchi.delivery.bounce-domain is not set");
            return;
        }
        ServerSocket opened = new ServerSocket(config.port(), WAITING, InetAddress.getByName(config.host()));
        door = opened;
        String name = paths.domain().get();
        Thread.ofPlatform().name("returns-door").daemon().start(() -> receive(opened, name));
        LOG.infof("Mail for %s is taken at port %d", name, opened.getLocalPort());
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        ServerSocket opened = door;
        if (opened != null) {
            opened.close();
        }
    }

    private void receive(ServerSocket opened, String name) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Thread.ofVirtual().name("returns-client").start(() -> serve(client, name));
            } catch (IOException e) {
                if (!opened.isClosed()) {
                    LOG.warnf("A client of the returns could not be let in: %s", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client, String name) {
        try (client) {
            if (!room.tryAcquire()) {
                client.getOutputStream()
                        .write(("421 4.3.2 " + name + " is busy\r\n").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try {
                new SmtpSession(client, desk, name, limits).run();
            } finally {
                room.release();
            }
        } catch (IOException e) {
            // it went away, or said nothing for too long: what was not acknowledged is still theirs
            LOG.debugf("A client of the returns left: %s", e.getMessage());
        }
    }
}
