package io.madoguchi.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.kill.Entry.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * P1 to P6 and P9 under {@code kill -9}: a few kills in every build, with {@code -Dmadoguchi.long=true} at least two
 * hundred; {@code -Dmadoguchi.seed} repeats a run's choices.
 */
@InTheHouse
@Order(Integer.MAX_VALUE)
class KillIT {

    private static final Path RESULTS = Path.of("target", "kill");

    private final House house;

    KillIT(House house) {
        this.house = house;
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws IOException {
        long seed = Long.getLong("madoguchi.seed", System.nanoTime() & 0xffff_ffffL);
        int kills = Boolean.getBoolean("madoguchi.long") ? 208 : 8;
        List<Kill> plan = Kill.plan(kills, new Random(seed));
        Deque<KilledReader> staying = new ArrayDeque<>();
        Map<String, String> issues = new HashMap<>();
        List<KilledReader> readers = new ArrayList<>();
        Topic topic = house.registrar("aoba-print").openTopic();
        try (History history = History.at(RESULTS.resolve(seed + ".jsonl"), Clock.systemUTC())) {
            for (int run = 0; run < plan.size(); run++) {
                readers.addAll(walk(history, run, plan.get(run), topic, staying, issues));
            }
            FarEnd end = new Quiet(house, topic, issues).await(readers);
            List<Finding> findings = Checker.findings(history.entries(), end);
            Summary.of(seed, plan, history.entries(), end, findings).write(RESULTS.resolve("summary.md"));

            assertThat(findings).as("seed " + seed).isEmpty();
        }
    }

    private List<KilledReader> walk(
            History history, int run, Kill kill, Topic topic, Deque<KilledReader> staying, Map<String, String> issues) {
        List<CompletableFuture<Void>> dying = new ArrayList<>();
        Journey journey = new Journey(house, topic, history, run, staying, issues);
        List<KilledReader> readers = journey.walk(step -> {
            if (step == kill.step()) {
                dying.add(CompletableFuture.runAsync(() -> die(history, run, kill)));
            }
        });
        dying.forEach(CompletableFuture::join);
        return readers;
    }

    private void die(History history, int run, Kill kill) {
        pause(kill.after());
        history.note(
                run,
                kill.part(),
                kill.step(),
                Outcome.KILLED,
                "after " + kill.after().toMillis() + " ms");
        house.desk().kill(kill.part());
        pause(kill.down());
        house.desk().restart(kill.part());
        history.note(
                run,
                kill.part(),
                kill.step(),
                Outcome.RESTARTED,
                "down " + kill.down().toMillis() + " ms");
    }

    /** The one place that waits for a length of time and not for a state: the instant of a crash is chance. */
    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
