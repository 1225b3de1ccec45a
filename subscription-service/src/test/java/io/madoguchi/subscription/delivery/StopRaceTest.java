package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P2 while an issue is sent: readers leave one after the other beside a sender of this process and one of another. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class StopRaceTest extends LeaseSending {

    private static final int READERS = 120;

    @Inject
    EntityManager entities;

    private final Map<UUID, Long> started = new ConcurrentHashMap<>();

    @Override
    void reached(Step step, Assignment mail) {
        if (step == Step.MAIL_WRITTEN) {
            started.put(mail.subject(), System.nanoTime());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261122})
    void noMailStartsAfterItsStopWasAcknowledged(long seed) throws Exception {
        started.clear();
        Random random = new Random(seed);
        Map<UUID, PersonRef> readers = new ConcurrentHashMap<>();
        List<UUID> mails = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            UUID subscription = Ids.next();
            PersonRef reader = refs.of("aoba", EmailAddress.parse("reader" + i + "@example.jp"));
            readers.put(subscription, reader);
            mails.add(planned(subscription, reader));
        }
        interruption = step -> {
            if (step == Step.SETTLED) {
                pause(random.nextInt(30));
            }
        };
        BatchLedger elsewhere = new BatchLedger(database, config, new DeliveryLedger(entities, config, view));
        Thread here = sender(batches, watch);
        Thread there = sender(elsewhere, new WireWatch(config));
        Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
        List<Thread> leaving = leave(readers, new Random(seed), acknowledged);

        for (Thread each : leaving) {
            each.join();
        }
        here.join();
        there.join();

        acknowledged.forEach((subscription, at) -> assertThat(started.getOrDefault(subscription, at))
                .as("seed %s: %s", seed, subscription)
                .isLessThanOrEqualTo(at));
        assertThat(acknowledged).isNotEmpty();
        assertThat(states(mails)).contains("ACCEPTED", "SUPPRESSED").doesNotContain("LEASED", "UNKNOWN");
    }

    private Thread sender(BatchLedger ledger, WireWatch watched) {
        return Thread.ofPlatform().start(() -> {
            try {
                for (int round = 0; round < 6; round++) {
                    sendSome(40, ledger, watched);
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Two thirds of them, in another order than they are sent in, four at a time. */
    private List<Thread> leave(Map<UUID, PersonRef> readers, Random random, Map<UUID, Long> acknowledged) {
        List<UUID> order = new ArrayList<>(readers.keySet());
        Collections.sort(order);
        Collections.shuffle(order, random);
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            List<UUID> share = new ArrayList<>();
            for (int i = lane; i < READERS * 2 / 3; i += 4) {
                share.add(order.get(i));
            }
            threads.add(Thread.ofPlatform()
                    .start(() -> share.forEach(subscription -> {
                        unwanted.add(subscription);
                        if (barrier.awaitQuiet(readers.get(subscription))) {
                            acknowledged.put(subscription, System.nanoTime());
                        }
                    })));
        }
        return threads;
    }
}
