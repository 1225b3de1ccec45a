package io.madoguchi.gateway.counter;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Brings what was counted to consent-service. What could not be brought is brought again, under the same key: once. */
@Singleton
class CountSender {

    private static final Logger LOG = Logger.getLogger(CountSender.class);

    /** A sketch has up to three kilobytes, and a body there at most 256. */
    private static final int AT_ONCE = 50;

    /** An hour of batches: then the oldest is given up, for counts are not worth memory without end. */
    private static final int MOST = 240;

    private record Batch(String key, List<Tally.Part> parts) {}

    private final Tally tally = new Tally();
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final CountDesk desk;
    private final OwnToken token;

    CountSender(@RestClient CountDesk desk, OwnToken token) {
        this.desk = desk;
        this.token = token;
    }

    Tally tally() {
        return tally;
    }

    @Scheduled(
            every = "{madoguchi.counters.every:15s}",
            delayed = "{madoguchi.counters.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void bring() {
        List<Tally.Part> parts = tally.take();
        for (int from = 0; from < parts.size(); from += AT_ONCE) {
            List<Tally.Part> some = parts.subList(from, Math.min(from + AT_ONCE, parts.size()));
            waiting.add(new Batch(UUID.randomUUID().toString(), List.copyOf(some)));
        }
        while (waiting.size() > MOST) {
            waiting.poll();
        }
        while (!waiting.isEmpty() && isBrought(waiting.peek())) {
            waiting.poll();
        }
    }

    private boolean isBrought(Batch batch) {
        try {
            desk.bring(token.bearer(), batch.key(), new CountDesk.Counted(batch.parts()));
            return true;
        } catch (WebApplicationException e) {
            token.forget();
            int status = e.getResponse().getStatus();
            LOG.warnf("Counts were not taken: answered %d", status);
            // what is refused for its content will be refused again
            return status == 400 || status == 422;
        } catch (ProcessingException e) {
            LOG.debugf("Counts wait: %s", e.getClass().getSimpleName());
            return false;
        }
    }
}
