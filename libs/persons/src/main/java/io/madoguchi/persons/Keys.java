package io.madoguchi.persons;

import io.madoguchi.persons.KeyTable.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The life of keys: destruction, change of the key-encryption key, and the sweep of keys nobody used. */
@ApplicationScoped
public class Keys {

    private static final int BATCH = 500;

    /** A key is noted as used at most once an hour, and a transaction may still hold what it sealed. */
    private static final Duration YOUNGEST_ORPHAN = Duration.ofHours(3);

    private final KeyTable table;
    private final KeyEncryption encryption;
    private final KeyCache cache;

    Keys(KeyTable table, KeyEncryption encryption, KeyCache cache) {
        this.table = table;
        this.encryption = encryption;
        this.cache = cache;
    }

    /**
     * Destroys the keys of these classes in this generation; what they sealed cannot be opened any more, in any copy. Ends the
     * generation: no further key is made in it. Safe to repeat. Other replicas forget the keys within five seconds.
     */
    public Destruction destroy(Holder holder, Set<RetentionClass> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no class to destroy");
        }
        Destruction destruction = table.destroy(holder, classes);
        cache.drop(holder);
        return destruction;
    }

    /**
     * Wraps every key with the newest key-encryption key on disk, in batches, while the service works. Stopped half-way, the
     * next call goes on. When it returns, the files of older versions may be removed once no older replica runs.
     *
     * @return how many were wrapped anew
     */
    public int rewrapAll() {
        int newest = encryption.reload().lastKey();
        int changed = 0;
        for (List<Row> rows = table.wrappedByOthers(newest, BATCH);
                !rows.isEmpty();
                rows = table.wrappedByOthers(newest, BATCH)) {
            List<byte[]> wrapped = new ArrayList<>(rows.size());
            for (Row row : rows) {
                byte[] raw = unwrap(row);
                wrapped.add(encryption.wrap(newest, raw, row.slot()));
            }
            changed += table.rewrap(rows, wrapped, newest);
        }
        return changed;
    }

    /**
     * Removes keys whose business transaction never came to an end: not used for sealing for this long, and not in use.
     *
     * @param inUse whether any sealed row of this holder exists
     * @return how many were removed
     */
    public int sweepOrphans(Duration olderThan, Predicate<Holder> inUse) {
        if (olderThan.compareTo(YOUNGEST_ORPHAN) < 0) {
            throw new IllegalArgumentException("younger than three hours a key may belong to a running transaction");
        }
        int removed = 0;
        long last = 0;
        for (List<Row> rows = table.untouchedFor(olderThan, last, BATCH);
                !rows.isEmpty();
                rows = table.untouchedFor(olderThan, last, BATCH)) {
            Map<Holder, Boolean> asked = new HashMap<>();
            for (Row row : rows) {
                Holder holder = row.slot().holder();
                if (!asked.computeIfAbsent(holder, inUse::test) && table.removeUntouched(row.id(), olderThan)) {
                    cache.drop(holder);
                    removed++;
                }
                last = row.id();
            }
        }
        return removed;
    }

    /** Proves at start that the mounted key-encryption keys are the ones the table was written with. */
    void check() {
        table.samples().forEach(this::unwrap);
    }

    private byte[] unwrap(Row row) {
        return encryption.unwrap(
                Objects.requireNonNull(row.kekVersion()), Objects.requireNonNull(row.wrapped()), row.slot());
    }
}
