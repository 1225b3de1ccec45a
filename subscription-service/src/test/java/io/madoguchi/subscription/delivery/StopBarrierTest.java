package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class StopBarrierTest extends Sending {

    @Test
    void theBarrierWaitsForAMailThatIsStarting() throws Exception {
        queue();
        List<String> order = new ArrayList<>();
        interruption = step -> {
            if (step == Step.WIRED) {
                pause(300);
            }
            if (step == Step.MAIL_ANSWERED) {
                order.add("started");
            }
        };
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                round();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!watch.isStarting(person())) {
            pause(1);
        }

        boolean quiet = barrier.awaitQuiet(person());
        order.add("quiet");

        sender.join();
        assertThat(quiet).isTrue();
        assertThat(order).containsExactly("started", "quiet");
    }

    /** Behind a slow mail of its batch: nobody who leaves waits for one that would be checked again first. */
    @Test
    void theBarrierDoesNotWaitForACheckThatGrewOld() {
        UUID waiting = Ids.next();
        UUID started = Ids.next();
        watch.begin(waiting, person());
        assertThat(watch.isStarting(person())).isTrue();

        pause(config.barrier().toMillis() + 20);

        assertThat(watch.isStarting(person())).isFalse();
        assertThat(watch.go(waiting)).as("the stop went past").isFalse();
        watch.begin(started, person());
        assertThat(watch.go(started)).isTrue();
        pause(config.barrier().toMillis() + 20);
        assertThat(watch.isStarting(person()))
                .as("it could be written at any moment")
                .isTrue();
        watch.written(started);
        assertThat(watch.isUnwritten(person())).isFalse();
        watch.end(started);
    }

    @Test
    void theBarrierWaitsForTheCheckOfAnotherInstanceToGrowOld() {
        UUID mail = queue();
        change(
                "update delivery set state = 'ON_WIRE', worker = ?, wire_at = clock_timestamp(),"
                        + " lease_until = now() + interval '1 hour' where id = ?",
                Ids.next(),
                mail);
        long start = System.nanoTime();

        assertThat(barrier.awaitQuiet(person())).isTrue();

        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(400));
        assertThat(barrier.awaitQuiet(refs.of("aoba", EmailAddress.parse("nobody@example.jp"))))
                .isTrue();
    }
}
