package io.madoguchi.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.Ed25519Verify;
import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** The sequencer on a real database: killed anywhere it loses and doubles nothing, and never signs two truths. */
class SequencerProperties {

    private static final String ORIGIN = "log.example.com/test";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    private static EmbeddedPostgres postgres;
    private static LogKey key;
    private static int databases;

    private String name;
    private DataSource database;

    @BeforeContainer
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database template_of_the_service");
        }
        try (Connection connection = postgres.getDatabase("postgres", "template_of_the_service")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            for (Path migration : migrations()) {
                statement.execute(Files.readString(migration));
            }
        }
        Path secrets = Files.createTempDirectory("madoguchi-log");
        Files.writeString(
                secrets.resolve("log-key"),
                Base64.getEncoder().encodeToString(Naive.entries(1).getFirst()));
        key = new LogKey(secrets, config(10));
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.sorted().toList();
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeTry
    void fresh() throws SQLException {
        name = "log_" + databases++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template_of_the_service");
        }
        database = postgres.getDatabase("postgres", name);
    }

    @AfterTry
    void drop() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
    }

    @Property(tries = 15)
    void killedAnywhereItLosesAndDoublesNothing(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> batches,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 25) Integer> words,
            @ForAll boolean commitArrives)
            throws SQLException {
        sequencer(database, 16).begin();
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            written.addAll(write(batches.get(i)));
            kill(words.get(i % words.size()), commitArrives);
        }

        runUntilIdle();

        List<UUID> logged = column("select entry from log_leaf order by index", UUID.class);
        assertThat(logged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        assertThat(column("select index from log_leaf order by index", Long.class))
                .isEqualTo(LongStream.range(0, written.size()).boxed().toList());
        assertThat(column("select entry from ledger_pending", UUID.class)).isEmpty();
        everyCheckpointIsTrue();
    }

    @Property(tries = 6)
    void whateverIsErasedTheLogStaysVerifiable(@ForAll @Size(min = 2, max = 30) List<Boolean> erased)
            throws SQLException {
        sequencer(database, 16).begin();
        EntryTable entries = new EntryTable(database);
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < erased.size(); i++) {
            Holder holder = new Holder(person(i), 1);
            holders.add(holder);
            OpenedEntry opened = opened(i);
            entries.insertSealed(
                    Ids.next(), LedgerKind.CONSENT, holder, new byte[] {1}, opened.commitment(), CLOCK.instant());
            if (i % 7 == 0) {
                runUntilIdle();
            }
        }
        runUntilIdle();
        for (int i = 0; i < erased.size(); i++) {
            if (erased.get(i)) {
                assertThat(entries.empty(holders.get(i), new Object[] {"CONSENT"}, CLOCK.instant()))
                        .isEqualTo(1);
            }
        }

        everyCheckpointIsTrue();
        assertThat(column("select person from ledger_entry where erased_at is not null", String.class))
                .containsOnlyNulls()
                .hasSize((int) erased.stream().filter(e -> e).count());
    }

    @Example
    void nothingInTheLogCanBeChanged() throws SQLException {
        sequencer(database, 16).begin();
        write(3);
        runUntilIdle();
        write(1);
        for (String change : List.of(
                "update ledger_entry set kind = 'POLICY'",
                "update ledger_entry set commitment = decode(repeat('00', 32), 'hex')",
                "update ledger_entry set nonce = null, payload = null, erased_at = now()",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update log_leaf set index = index + 10",
                "delete from log_leaf",
                "truncate log_leaf",
                "update log_tile set hashes = decode(repeat('00', 32), 'hex')",
                "delete from log_tile",
                "update log_checkpoint set note = ''",
                "delete from log_checkpoint",
                "update log_tree set size = 1",
                "update log_tree set origin = 'other.example.com'",
                "delete from log_tree",
                "delete from ledger_pending")) {
            assertThatThrownBy(() -> execute(change)).as(change).isInstanceOf(SQLException.class);
        }
        everyCheckpointIsTrue();
    }

    @Example
    void anotherNameIsRefusedOnceTheLogHasBegun() throws SQLException {
        sequencer(database, 16).begin();
        Sequencer other = new Sequencer(database, key, named("other.example.com/log", 16), CLOCK);

        assertThatThrownBy(other::begin)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ORIGIN);
    }

    private void everyCheckpointIsTrue() throws SQLException {
        List<byte[]> leaves = column("select commitment from log_leaf order by index", byte[].class);
        List<String> notes = column("select note from log_checkpoint order by size", String.class);
        assertThat(notes).isNotEmpty();
        long last = -1;
        for (String note : notes) {
            int end = note.indexOf("\n\n") + 1;
            String[] lines = note.substring(0, end).split("\n");
            long size = Long.parseLong(lines[1]);
            assertThat(size).isGreaterThan(last);
            last = size;
            assertThat(lines[0]).isEqualTo(ORIGIN);
            assertThat(Base64.getDecoder().decode(lines[2])).isEqualTo(Naive.root(leaves.subList(0, (int) size)));
            assertThat(isSigned(note.substring(0, end), note.substring(end + 1)))
                    .isTrue();
            MerkleTree tree = new Log(database).tree();
            byte[] root = Naive.root(leaves);
            assertThat(Naive.consistent(
                            size,
                            leaves.size(),
                            Naive.root(leaves.subList(0, (int) size)),
                            root,
                            tree.consistency(size, leaves.size())))
                    .isTrue();
        }
        assertThat(last).isEqualTo(leaves.size());
    }

    private static boolean isSigned(String text, String line) {
        String[] words = line.strip().split(" ");
        assertThat(words).hasSize(3).startsWith("\u2014", ORIGIN);
        byte[] signature = Base64.getDecoder().decode(words[2]);
        String[] verifier = key.verifier().split("\\+", 3);
        byte[] published = Base64.getDecoder().decode(verifier[2]);
        assertThat(HexFormat.of().formatHex(signature, 0, 4)).isEqualTo(verifier[1]);
        try {
            new Ed25519Verify(Arrays.copyOfRange(published, 1, published.length))
                    .verify(Arrays.copyOfRange(signature, 4, signature.length), text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<UUID> write(int count) {
        EntryTable entries = new EntryTable(database);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = Ids.next();
            entries.insertOpen(id, LedgerKind.POLICY, opened(i), CLOCK.instant());
            ids.add(id);
        }
        return ids;
    }

    /** Dies at that word, unless it comes to rest before. */
    private void kill(int word, boolean commitArrives) {
        Sequencer dying = sequencer(Crash.at(database, word, commitArrives), 16);
        try {
            for (int i = 0; i < 3; i++) {
                dying.round();
            }
        } catch (SQLException | IllegalStateException e) {
            // dead
        }
    }

    /** The server may take a moment to notice that a killed one let go of the lock. */
    private void runUntilIdle() throws SQLException {
        Sequencer sequencer = sequencer(database, 16);
        Instant giveUp = Instant.now().plusSeconds(20);
        while (sequencer.round() > 0 || !isIdle()) {
            assertThat(Instant.now()).isBefore(giveUp);
        }
    }

    private boolean isIdle() throws SQLException {
        return column("select count(*) from ledger_pending", Long.class).equals(List.of(0L))
                && column("select size from log_tree", Long.class)
                        .equals(column("select max(size) from log_checkpoint", Long.class));
    }

    private static Sequencer sequencer(DataSource on, int batch) {
        return new Sequencer(on, key, config(batch), CLOCK);
    }

    private static LedgerConfig config(int batch) {
        return named(ORIGIN, batch);
    }

    private static LedgerConfig named(String origin, int batch) {
        return new LedgerConfig() {
            @Override
            public String origin() {
                return origin;
            }

            @Override
            public Sequencer sequencer() {
                return new Sequencer() {
                    @Override
                    public boolean enabled() {
                        return false;
                    }

                    @Override
                    public Duration every() {
                        return Duration.ZERO;
                    }

                    @Override
                    public int batch() {
                        return batch;
                    }
                };
            }
        };
    }

    private static OpenedEntry opened(int i) {
        return new OpenedEntry(Naive.entries(i + 1).get(i), "{\"n\":" + i + "}");
    }

    private static PersonRef person(int i) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) i;
        return new PersonRef("1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> List<T> column(String sql, Class<T> type) throws SQLException {
        List<T> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(type == byte[].class ? type.cast(rows.getBytes(1)) : rows.getObject(1, type));
            }
        }
        return values;
    }
}
