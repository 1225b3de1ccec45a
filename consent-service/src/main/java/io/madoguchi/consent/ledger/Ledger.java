package io.madoguchi.consent.ledger;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes facts into the log, in the transaction that makes them. No two writers wait for each other here. */
@ApplicationScoped
public class Ledger {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntryTable entries;
    private final Seal seal;
    private final Clock clock;

    Ledger(EntryTable entries, Seal seal, Clock clock) {
        this.entries = entries;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Appends a fact; the sequencer puts it into the tree within a second of the commit.
     *
     * @param person whose fact it is: nonce and payload are sealed under that person's key. Without a person both lie open
     * @param payload written as canonical JSON (RFC 8785) together with the entry's id, kind and time
     * @return the entry's id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(LedgerKind kind, @Nullable PersonRef person, Object payload) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        byte[] nonce = new byte[Commitment.LENGTH];
        RANDOM.nextBytes(nonce);
        String text = CanonicalJson.of(Map.of("entry", id, "kind", kind, "recordedAt", now, "data", payload));
        OpenedEntry opened = new OpenedEntry(nonce, text);
        if (person == null) {
            entries.insertOpen(id, kind, opened, now);
        } else {
            Holder holder = new Holder(person, seal.generationOf(person));
            byte[] sealed = seal.seal(holder, kind.retention(), EntryTable.context(id), opened.packed());
            entries.insertSealed(id, kind, holder, sealed, opened.commitment(), now);
        }
        return id;
    }

    /**
     * Takes the person out of the entries: reference, nonce and payload go, the commitments stay, and with them the log. For
     * when the person's keys of these classes are destroyed; touches no generation after the holder's.
     *
     * @return how many entries were emptied
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(Holder upTo, Set<RetentionClass> classes) {
        Object[] kinds = Arrays.stream(LedgerKind.values())
                .filter(kind -> classes.contains(kind.retention()))
                .map(Enum::name)
                .toArray();
        return entries.empty(upTo, kinds, clock.instant());
    }
}
