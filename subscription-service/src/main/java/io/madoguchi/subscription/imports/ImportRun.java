package io.madoguchi.subscription.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.KeyDestroyed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Works off lists in the background, batch by batch; each batch is one transaction with its counters and with the line it came
 * to, so that whoever goes on after a crash takes nothing twice and leaves nothing out.
 */
@ApplicationScoped
class ImportRun {

    static final int BATCH = 1_000;
    static final int MOST_LINES = 1_000_000;

    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final Duration ABANDONED = Duration.ofDays(7);
    private static final String JAPANESE = "Shift_JIS";
    private static final int BUFFER = 1 << 16;

    private final ImportFile file;
    private final ImportBatches batches;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRun(ImportFile file, ImportBatches batches, ObjectMapper json, Clock clock) {
        this.file = file;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "{madoguchi.imports.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        List<UUID> waiting = QuarkusTransaction.requiringNew().call(ListImport::working);
        waiting.forEach(this::proceed);
    }

    /** A list nobody ran or finished: its file goes, what was taken of it stays. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        Instant before = clock.instant().minus(ABANDONED);
        List<UUID> abandoned = QuarkusTransaction.requiringNew().call(() -> ListImport.abandoned(before));
        abandoned.forEach(id -> breakOff(id, run -> run.isAbandoned(before), "Nobody went on with it for a week."));
    }

    private void proceed(UUID id) {
        try {
            ListImport run = QuarkusTransaction.requiringNew()
                    .call(() -> ListImport.findImport(id).orElseThrow());
            if (run.isWorking()) {
                read(run);
            }
        } catch (ImportBatches.Overtaken _) {
            LOG.debugf("List import %s is worked on elsewhere", id);
        } catch (RowReader.WrongHeader e) {
            breakOff(id, ListImport::isWorking, String.valueOf(e.getMessage()));
        } catch (KeyDestroyed _) {
            breakOff(id, ListImport::isWorking, "The file was destroyed.");
        } catch (IOException | RuntimeException e) {
            // it goes on at the next look; a message might quote a line
            LOG.errorf("List import %s was cut off by %s", id, e.getClass().getName());
        }
    }

    /** Only as long as it is so: somebody else may have finished the list, whose file is gone then. */
    private void breakOff(UUID id, Predicate<ListImport> so, String why) {
        Optional<Holder> sealed = QuarkusTransaction.requiringNew().call(() -> {
            ListImport run = ListImport.lock(id);
            if (!so.test(run)) {
                return Optional.empty();
            }
            run.breakOff(why, clock.instant());
            ImportFile.drop(id);
            return Optional.of(run.fileHolder());
        });
        sealed.ifPresent(file::destroy);
    }

    private void read(ListImport run) throws IOException, RowReader.WrongHeader {
        Charset charset = charset(run);
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(file.open(run.id, run.fileHolder()), charset), BUFFER)) {
            CsvRecords records = new CsvRecords(text);
            CsvRecord header = records.next();
            if (header == null || header.isBroken()) {
                throw new RowReader.WrongHeader("The first line names no columns.");
            }
            RowReader rows = RowReader.of(run.kind, header.fields(), columns(run), batches.defaults(run));
            Set<Long> seen = new HashSet<>();
            List<CsvRecord> batch = new ArrayList<>(BATCH);
            int begun = run.lastLine;
            int expected = begun;
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                if (record.isEmpty() || record.line() <= begun) {
                    continue;
                }
                if (record.line() > MOST_LINES) {
                    throw new RowReader.WrongHeader("A list has " + MOST_LINES + " lines at most. Send it in parts.");
                }
                batch.add(record);
                if (batch.size() == BATCH) {
                    expected = batches.take(run.id, expected, rows, batch, seen);
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                expected = batches.take(run.id, expected, rows, batch, seen);
            }
            batches.finish(run.id, expected).ifPresent(file::destroy);
        }
    }

    /** Found out once and kept, so that a run that goes on reads the same letters. */
    private Charset charset(ListImport run) throws IOException {
        String name = run.charset;
        Charset known = name == null || name.equals(JAPANESE) ? ImportFile.MS932 : Charset.forName(name);
        if (name != null && run.total > 0) {
            return known;
        }
        ImportFile.Look look =
                name == null ? file.look(run.id, run.fileHolder()) : file.look(run.id, run.fileHolder(), known);
        boolean japanese = look.charset().equals(ImportFile.MS932);
        QuarkusTransaction.requiringNew().run(() -> {
            ListImport kept = ListImport.lock(run.id);
            kept.charset = japanese ? JAPANESE : look.charset().name();
            kept.total = Math.max(0, look.lines() - 1);
        });
        return look.charset();
    }

    private Map<String, String> columns(ListImport run) {
        try {
            return json.readValue(run.columns, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
