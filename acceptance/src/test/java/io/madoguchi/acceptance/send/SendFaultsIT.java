package io.madoguchi.acceptance.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Trial;
import io.madoguchi.acceptance.send.Fault.What;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * P1 to P3 for issues: senders and PostgreSQL die, a sender freezes, the relay misbehaves, readers leave. A few faults
 * and readers in every build, all of them with {@code ./madoguchi faults}; {@code -Dmadoguchi.seed} repeats a run.
 */
@InTheHouse
@Order(Integer.MAX_VALUE - 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SendFaultsIT {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Long enough for a second sender to get leases too. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(60);

    private static final int CONNECTIONS = 8;
    private static final int SLOW_MAILS = 3;

    private final House house;
    private final Receiver receiver = new Receiver();
    private final long seed = Long.getLong("madoguchi.seed", System.nanoTime() & 0xffff_ffffL);
    private final boolean all = Trial.whole() || Boolean.getBoolean("madoguchi.long");
    private final double load = Tables.load();
    private @Nullable Readership readers;

    SendFaultsIT(House house) {
        this.house = house;
    }

    /** What a fault left. */
    private record Row(Fault fault, SendCheck first, SendCheck afterwards, int resent, long listed, long seconds) {}

    @BeforeAll
    void fill() throws Exception {
        house.postRoom().receive(receiver::serve);
        int number = Trial.whole() ? number("MADOGUCHI_READERS", 1000) : 160;
        Readership filled =
                new Readership(house, receiver, house.registrar("aoba-print").openTopic());
        filled.fill(number);
        readers = filled;
    }

    @AfterAll
    void giveBack() {
        house.postRoom().receive(null);
    }

    @Test
    @Order(1)
    void nothingIsLostAndNothingComesTwiceUnseen() throws IOException {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (Fault fault : all ? Fault.all() : Fault.few(random)) {
            rows.add(run(fault, random.nextLong()));
        }
        Tables.write("sends", table(rows));

        for (Row row : rows) {
            String what = row.fault.name() + ", seed " + seed;
            assertThat(row.first.findings()).as(what).isEmpty();
            assertThat(row.afterwards.findings()).as(what + ", after resending").isEmpty();
            assertThat(row.listed).as(what + ": all unknown ones are listed").isEqualTo(row.first.unknown());
            assertThat(row.first.unknown()).as(what).isLessThanOrEqualTo(mostUnknown(row.fault));
            assertThat(row.afterwards.unknown()).as(what + ", after resending").isZero();
        }
    }

    private Row run(Fault fault, long chance) throws IOException {
        long began = System.nanoTime();
        Readership crowd = Objects.requireNonNull(readers);
        SentIssue issue = SentIssue.approved(house, crowd);
        AtomicBoolean hit = new AtomicBoolean();
        List<CompletableFuture<Void>> work = new CopyOnWriteArrayList<>();
        try (SecondSender second =
                isWithSecond(fault) ? SecondSender.start(house.desk(), Path.of("target", "send")) : null) {
            receiver.begin(conduct(fault, chance), second == null ? PAUSE : LONG_PAUSE, guest -> {
                boolean due = receiver.count() * 100L
                        >= (long) fault.percent() * crowd.addresses().size();
                boolean here = fault.what() != What.SECOND_FROZEN && fault.what() != What.SECOND_KILLED
                        || guest.helo().equals(SecondSender.HELO);
                if (fault.percent() > 0 && due && here && hit.compareAndSet(false, true)) {
                    work.add(CompletableFuture.runAsync(() -> strike(fault, second)));
                }
            });
            issue.sendNow();
            issue.awaitCompleted();
            work.forEach(CompletableFuture::join);
            assertThat(hit.get() || fault.percent() == 0)
                    .as(fault.name() + " came")
                    .isTrue();
            issue.awaitCompleted();
            if (second != null) {
                // a frozen one that goes on may still settle what it had sent
                awaitStill(issue);
            }
            SendCheck first = check(issue, Set.of());
            long listed = issue.count("unknown");
            receiver.behave();
            Set<String> resent = issue.resendUnknown();
            SendCheck afterwards = check(issue, resent);
            return new Row(
                    fault, first, afterwards, resent.size(), listed, (System.nanoTime() - began) / 1_000_000_000);
        }
    }

    private SendCheck check(SentIssue issue, Set<String> resent) {
        List<Arrival> arrivals = receiver.arrivals().stream()
                .filter(arrival -> arrival.subject().contains(issue.mark()))
                .toList();
        return SendCheck.of(
                Objects.requireNonNull(readers).addresses(), issue.states(), arrivals, receiver.refused(), resent);
    }

    private void strike(Fault fault, @Nullable SecondSender second) {
        String sender = "subscription-service";
        switch (fault.what()) {
            case KILL -> {
                house.desk().kill(sender);
                house.desk().restart(sender);
            }
            case TERM -> house.desk().restart(sender);
            case POSTGRES_RESTARTED -> house.desk().restart("postgres");
            case POSTGRES_KILLED -> {
                house.desk().kill("postgres");
                house.desk().restart("postgres");
            }
            case SECOND_KILLED -> Objects.requireNonNull(second).kill();
            case SECOND_FROZEN -> {
                Objects.requireNonNull(second).freeze();
                pause(SecondSender.LEASE.plusSeconds(6));
                second.goOn();
            }
            case CUT_AFTER_DOT, MIXTURE, SLOW, RESET -> throw new IllegalStateException("nothing to strike");
        }
    }

    private static BiFunction<String, Integer, Conduct> conduct(Fault fault, long chance) {
        return switch (fault.what()) {
            case CUT_AFTER_DOT ->
                (to, attempt) -> switch (draw(to, chance, 18)) {
                    case 0 -> attempt == 0 ? Conduct.KEEP_AND_CUT : Conduct.TAKE;
                    case 1 -> attempt == 0 ? Conduct.LOSE_AND_CUT : Conduct.TAKE;
                    default -> Conduct.TAKE;
                };
            case MIXTURE ->
                (to, attempt) -> switch (draw(to, chance, 20)) {
                    case 0, 1 -> Conduct.NEVER_550;
                    case 2, 3, 4 -> attempt == 0 ? Conduct.LATER_451 : Conduct.TAKE;
                    case 5 -> attempt < 2 ? Conduct.LATER_451 : Conduct.TAKE;
                    case 6, 7 -> attempt == 0 ? Conduct.AWAY_421 : Conduct.TAKE;
                    default -> Conduct.TAKE;
                };
            case SLOW -> {
                Map<String, Boolean> slow = new HashMap<>();
                yield (to, attempt) -> {
                    synchronized (slow) {
                        boolean mine = slow.containsKey(to) || slow.size() < SLOW_MAILS && draw(to, chance, 10) == 0;
                        if (mine) {
                            slow.put(to, true);
                        }
                        return mine ? Conduct.TAKE_SLOWLY : Conduct.TAKE;
                    }
                };
            }
            case RESET -> (to, attempt) -> draw(to, chance, 7) == 0 ? Conduct.TAKE_AND_RESET : Conduct.TAKE;
            default -> (to, attempt) -> Conduct.TAKE;
        };
    }

    private static int draw(String to, long chance, int faces) {
        return new Random(to.hashCode() * 31L + chance).nextInt(faces);
    }

    private int mostUnknown(Fault fault) {
        return switch (fault.what()) {
            case KILL, TERM, POSTGRES_RESTARTED, POSTGRES_KILLED -> CONNECTIONS;
            // of the second the volume is gone with it: each of its connections had a lease
            case SECOND_KILLED, SECOND_FROZEN -> CONNECTIONS * Trial.LEASE_ROWS;
            case CUT_AFTER_DOT -> Objects.requireNonNull(readers).addresses().size();
            case MIXTURE, SLOW, RESET -> 0;
        };
    }

    private static boolean isWithSecond(Fault fault) {
        return fault.what() == What.SECOND_KILLED || fault.what() == What.SECOND_FROZEN;
    }

    private static void awaitStill(SentIssue issue) {
        long[] last = {-1};
        Awaitility.await("the second sender has settled what it knows")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    long now = issue.count("unknown") * 1_000_000 + issue.count("accepted");
                    boolean still = now == last[0] && issue.count("open") == 0;
                    last[0] = now;
                    return still;
                });
    }

    private String table(List<Row> rows) {
        StringBuilder page = new StringBuilder("An issue to ")
                .append(Objects.requireNonNull(readers).addresses().size())
                .append(" readers for each row. ")
                .append(Tables.origin(seed, load))
                .append(
                        "\n| fault | mails | lost | doubled | unknown | listed | sent again on purpose, same Message-ID | unknown then | s |\n")
                .append("|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            page.append("| %s | %d | %d | %d | %d | %d | %d | %d | %d |%n"
                    .formatted(
                            row.fault.name(),
                            Objects.requireNonNull(readers).addresses().size(),
                            Math.max(row.first.lost(), row.afterwards.lost()),
                            Math.max(row.first.doubled(), row.afterwards.doubled()),
                            row.first.unknown(),
                            row.listed,
                            row.resent,
                            row.afterwards.unknown(),
                            row.seconds));
        }
        rows.forEach(row -> row.first
                .findings()
                .forEach(finding -> page.append("\n- ")
                        .append(row.fault.name())
                        .append(": ")
                        .append(finding)));
        return page.append('\n').toString();
    }

    @Test
    @Order(2)
    void noMailBeginsAfterAnAcknowledgedUnsubscribe() throws Exception {
        Readership crowd = Objects.requireNonNull(readers);
        int races = Trial.whole()
                ? number("MADOGUCHI_RACES", 100_000)
                : crowd.addresses().size();
        if (crowd.addresses().size() < races) {
            crowd = new Readership(
                    house, receiver, house.registrar("aoba-print").openTopic());
            crowd.fill(races);
        }
        UnsubscribeRace race = new UnsubscribeRace(house, receiver, crowd, seed);

        UnsubscribeRace.Result result = race.run(Duration.ofMillis(Trial.whole() ? 10 : 60));

        Tables.write("races", result.table(Tables.origin(seed, load)));
        assertThat(result.late()).as("MAIL FROM after the 200, seed " + seed).isEmpty();
        assertThat(result.acknowledged()).isEqualTo(crowd.addresses().size());
        assertThat(result.duringSend())
                .as("somebody left while mails went out, or this proved nothing")
                .isPositive();
        assertThat(result.spared()).as("somebody was spared a mail").isPositive();
    }

    private static int number(String name, int usual) {
        String said = System.getenv(name);
        return said == null || said.isBlank() ? usual : Integer.parseInt(said);
    }

    /** How long a sender stands still is the fault itself. */
    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
