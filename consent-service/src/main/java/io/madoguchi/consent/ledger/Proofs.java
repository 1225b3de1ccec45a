package io.madoguchi.consent.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Proves that an entry is in the log, to whoever holds its receipt or answers for it. */
@ApplicationScoped
public class Proofs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Log log;
    private final EntryTable entries;
    private final Seal seal;

    Proofs(Log log, EntryTable entries, Seal seal) {
        this.log = log;
        this.entries = entries;
        this.seal = seal;
    }

    public LedgerProof of(UUID entry) {
        Optional<LogTable.Signed> checkpoint = log.checkpoint();
        OptionalLong index = log.indexOf(entry);
        if (checkpoint.isEmpty()
                || index.isEmpty()
                || index.getAsLong() >= checkpoint.get().size()) {
            return LedgerProof.pending(entry);
        }
        Optional<OpenedEntry> opened = open(entry);
        String proof = text(opened, index.getAsLong(), checkpoint.get());
        LedgerProof.State state = opened.isPresent() ? LedgerProof.State.INTEGRATED : LedgerProof.State.ERASED;
        LogTable.Signed signed = checkpoint.get();
        return new LedgerProof(entry, state, index.getAsLong(), signed.size(), signed.at(), proof);
    }

    private String text(Optional<OpenedEntry> opened, long index, LogTable.Signed checkpoint) {
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
        opened.ifPresent(o -> text.append("extra ").append(extra(o)).append('\n'));
        text.append("index ").append(index).append('\n');
        for (byte[] hash : log.tree().inclusion(index, checkpoint.size())) {
            text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return text.append('\n').append(checkpoint.note()).toString();
    }

    /** The payload goes as the very text that was committed to: a verifier needs no canonicaliser. */
    private static String extra(OpenedEntry opened) {
        ObjectNode extra = JSON.createObjectNode()
                .put("nonce", Base64.getUrlEncoder().withoutPadding().encodeToString(opened.nonce()))
                .put("payload", opened.payload());
        return Base64.getEncoder().encodeToString(extra.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<OpenedEntry> open(UUID id) {
        EntryTable.Row row = entries.find(id).orElseThrow();
        Holder holder = row.holder();
        byte[] sealed = row.sealed();
        if (holder == null || sealed == null) {
            return Optional.ofNullable(row.open());
        }
        try {
            return Optional.of(
                    OpenedEntry.unpack(seal.open(holder, row.kind().retention(), EntryTable.context(id), sealed)));
        } catch (KeyDestroyed e) {
            return Optional.empty();
        }
    }
}
