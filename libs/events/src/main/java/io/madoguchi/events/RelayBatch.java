package io.madoguchi.events;

import io.madoguchi.events.TopicMaker.BrokerAway;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One handful of events on its way: sent in order, and counted as sent only when the broker says so. */
final class RelayBatch {

    private static final long ASK_AGAIN = 500;

    /** Whether to go on waiting; a relay that lost its lock must not. */
    @FunctionalInterface
    interface Patience {
        boolean lasts() throws SQLException;
    }

    private record Pending(OutboxRow row, Future<RecordMetadata> answer) {}

    private final Producer<String, String> producer;
    private final String source;
    private final Patience patience;
    private final List<OutboxRow> sent = new ArrayList<>();
    private final List<OutboxRow> failed = new ArrayList<>();
    private @Nullable BrokerAway failure;

    RelayBatch(Producer<String, String> producer, String source, Patience patience) {
        this.producer = producer;
        this.source = source;
        this.patience = patience;
    }

    void send(List<OutboxRow> rows) throws SQLException {
        List<Pending> pending = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Future<RecordMetadata> answer = producer.send(record(row));
            pending.add(new Pending(row, answer));
            if (answer.isDone() && answer.state() == Future.State.FAILED) {
                // not even buffered: a later event of the same key must not overtake it
                break;
            }
        }
        for (Pending one : pending) {
            if (!settle(one)) {
                return;
            }
        }
    }

    List<OutboxRow> sent() {
        return sent;
    }

    void throwFailure() throws BrokerAway {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits for one answer; false when it is no longer ours to wait for. */
    private boolean settle(Pending one) throws SQLException {
        while (true) {
            try {
                one.answer().get(ASK_AGAIN, TimeUnit.MILLISECONDS);
                // what follows a failed event of its key goes again, after it
                if (failed.stream().noneMatch(one.row()::sameKey)) {
                    sent.add(one.row());
                }
                return true;
            } catch (ExecutionException e) {
                failed.add(one.row());
                failure = new BrokerAway(e);
                return true;
            } catch (TimeoutException e) {
                if (!patience.lasts()) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private ProducerRecord<String, String> record(OutboxRow row) {
        String data = row.data();
        String body = data == null ? null : EventJson.envelope(row, source, data);
        ProducerRecord<String, String> record = new ProducerRecord<>(row.topic(), row.key(), body);
        if (body == null) {
            // a tombstone has no body to carry the envelope
            Tombstone.write(row, source, record.headers());
        } else {
            record.headers().add("content-type", EventJson.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
