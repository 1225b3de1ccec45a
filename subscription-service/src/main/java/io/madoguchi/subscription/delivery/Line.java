package io.madoguchi.subscription.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One sender's connection to the relay, opened again when it is worn. */
final class Line implements Closeable {

    private final @Nullable Letterhead head;
    private final SmtpConnector connector;
    private final ScheduledExecutorService timers;
    private final long longestMillis;
    private @Nullable SmtpConnection connection;

    Line(Letterhead head, ScheduledExecutorService timers, DeliveryConfig config) {
        this(head, head.connector(), timers, config);
    }

    /** To a relay of one's own choice, under the letterhead of the house. */
    Line(SmtpConnector connector, ScheduledExecutorService timers, DeliveryConfig config) {
        this(null, connector, timers, config);
    }

    private Line(
            @Nullable Letterhead head,
            SmtpConnector connector,
            ScheduledExecutorService timers,
            DeliveryConfig config) {
        this.head = head;
        this.connector = connector;
        this.timers = timers;
        this.longestMillis = config.wire().toMillis();
    }

    Letterhead headOr(Letterhead house) {
        Letterhead own = head;
        return own == null ? house : own;
    }

    /** A connection that may carry a mail. */
    SmtpConnection fit() throws IOException {
        SmtpConnection given = connection;
        if (given != null && given.isFit()) {
            return given;
        }
        close();
        SmtpConnection opened = connector.open();
        connection = opened;
        return opened;
    }

    /** Sends one mail, however slowly the relay answers at most so long. */
    Outcome send(SmtpConnection fit, Envelope envelope, byte[] message, Consumer<Step> progress) {
        Future<?> cut = timers.schedule(fit::close, longestMillis, TimeUnit.MILLISECONDS);
        try {
            return fit.send(envelope, message, progress);
        } finally {
            cut.cancel(false);
        }
    }

    /** In the middle of a mail that must not be ended. */
    void cut() {
        SmtpConnection given = connection;
        if (given != null) {
            given.close();
        }
    }

    @Override
    public void close() {
        SmtpConnection given = connection;
        connection = null;
        if (given != null) {
            given.quit();
        }
    }
}
