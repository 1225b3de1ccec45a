package io.madoguchi.subscription.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.journal.JournalRecord.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final Verdict TAKEN = new Verdict(250, "2.0.0");

    @TempDir
    Path directory;

    private final UUID worker = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void whatWasAnsweredAndWhatWasNotIsToldApart() throws IOException {
        leave(Sync.KERNEL);

        LeftJournal left = only();

        assertThat(left.worker()).isEqualTo(worker);
        assertThat(left.epoch()).hasValue(7);
        assertThat(left.replies()).containsOnlyKeys(first).containsValue(TAKEN);
        assertThat(left.unanswered()).containsExactly(second);
        assertThat(left.isWhole()).as("the machine ran on").isTrue();
        left.close();
    }

    /** Cut at every byte: what is told is what had been written whole by then, and nothing is made up. */
    @Test
    void aTornEndTellsWhatCameBeforeIt() throws IOException {
        Path file = leave(Sync.KERNEL);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Optional<LeftJournal> taken = LeftJournal.take(file, BootId.read());

            assertThat(taken.isPresent()).as("length %s", length).isEqualTo(length >= JournalHead.SIZE);
            if (taken.isPresent()) {
                int records = (length - JournalHead.SIZE) / JournalRecord.SIZE;
                LeftJournal left = taken.get();
                assertThat(left.epoch().isPresent()).isEqualTo(records >= 1);
                assertThat(left.isWhole())
                        .as("a torn end is nothing that is missing")
                        .isTrue();
                assertThat(left.unanswered())
                        .isEqualTo(
                                switch (records) {
                                    case 2 -> Set.of(first);
                                    case 4 -> Set.of(second);
                                    default -> Set.of();
                                });
                assertThat(left.replies().keySet()).isEqualTo(records >= 3 ? Set.of(first) : Set.of());
                left.close();
            }
        }
    }

    /** One wrong bit anywhere ends what is believed there. */
    @Test
    void aDamagedEntryIsNotRead() throws IOException {
        Path file = leave(Sync.KERNEL);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            Files.write(file, damaged);

            Optional<LeftJournal> taken = LeftJournal.take(file, BootId.read());

            int record = (i - JournalHead.SIZE) / JournalRecord.SIZE;
            assertThat(taken.isPresent()).as("byte %s", i).isEqualTo(i >= JournalHead.SIZE);
            if (taken.isPresent()) {
                LeftJournal left = taken.get();
                assertThat(left.replies().size() + left.unanswered().size())
                        .as("byte %s", i)
                        .isEqualTo(record >= 3 ? 1 : Math.max(0, record - 1));
                assertThat(left.isWhole())
                        .as("what is not in it may have started")
                        .isFalse();
                left.close();
            }
        }
    }

    @Test
    void afterAPowerCutOnlyAFlushedOneIsWhole() throws IOException {
        Path file = leave(Sync.TIMER);
        try (LeftJournal left = LeftJournal.take(file, UUID.randomUUID()).orElseThrow()) {
            assertThat(left.isWhole()).isFalse();
        }
        Files.delete(file);
        Path flushed = leave(Sync.EACH);
        try (LeftJournal left = LeftJournal.take(flushed, UUID.randomUUID()).orElseThrow()) {
            assertThat(left.isWhole()).isTrue();
        }
    }

    @Test
    void oneThatIsWrittenToIsNobodysYet() throws IOException {
        try (Journal journal = Journal.open(directory, worker, 1, Sync.KERNEL, CLOCK)) {
            journal.lease(1);

            assertThat(LeftJournal.findAll(directory)).isEmpty();
        }
    }

    @Test
    void aSettledOneSaysNothing() throws IOException {
        try (Journal journal = Journal.open(directory, worker, 1, Sync.KERNEL, CLOCK)) {
            journal.lease(1);
            journal.intent(first, 1);
            journal.clear();
        }

        LeftJournal left = only();

        assertThat(left.epoch()).isEmpty();
        left.delete();
        assertThat(LeftJournal.findAll(directory)).isEmpty();
    }

    @Test
    void theNextLeaseStartsAnew() throws IOException {
        try (Journal journal = Journal.open(directory, worker, 1, Sync.KERNEL, CLOCK)) {
            journal.lease(1);
            journal.intent(first, 1);
            journal.reply(first, 1, TAKEN);
            journal.clear();
            journal.lease(2);
            journal.intent(second, 2);
        }

        try (LeftJournal left = only()) {
            assertThat(left.epoch()).hasValue(2);
            assertThat(left.replies()).isEmpty();
            assertThat(left.unanswered()).containsExactly(second);
        }
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        Path foreign = Files.writeString(directory.resolve("x.journal"), "not ours, and long enough".repeat(10));

        assertThat(LeftJournal.findAll(directory)).isEmpty();
        assertThat(foreign).exists();
    }

    @Test
    void codesOfReportsComeBackAsTheyWere() throws IOException {
        List<Verdict> verdicts = List.of(
                new Verdict(250, null),
                new Verdict(451, "4.7.1"),
                new Verdict(554, "5.999.123"),
                new Verdict(250, "no"));
        List<UUID> ids = new ArrayList<>();
        try (Journal journal = Journal.open(directory, worker, 1, Sync.KERNEL, CLOCK)) {
            journal.lease(1);
            for (Verdict verdict : verdicts) {
                ids.add(UUID.randomUUID());
                journal.reply(ids.getLast(), 1, verdict);
            }
        }

        try (LeftJournal left = only()) {
            assertThat(ids.stream().map(left.replies()::get))
                    .containsExactly(verdicts.get(0), verdicts.get(1), verdicts.get(2), new Verdict(250, null));
        }
    }

    /** Lease, first intent, first reply, second intent. */
    private Path leave(Sync sync) throws IOException {
        try (Journal journal = Journal.open(directory, worker, 1, sync, CLOCK)) {
            journal.lease(7);
            journal.intent(first, 7);
            journal.reply(first, 7, TAKEN);
            journal.intent(second, 7);
        }
        return directory.resolve(worker + "-1" + JournalHead.SUFFIX);
    }

    private LeftJournal only() throws IOException {
        List<LeftJournal> left = LeftJournal.findAll(directory);
        assertThat(left).hasSize(1);
        return left.getFirst();
    }
}
