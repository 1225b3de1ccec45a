package io.madoguchi.consent.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in the log.
 *
 * @param signedAt when the checkpoint was signed that covers it
 * @param proof the file an auditor takes (C2SP tlog-proof): place, path and signed checkpoint; its extra line opens the
 *     commitment, unless the person was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record LedgerProof(
        UUID entry,
        State state,
        @Nullable Long index,
        @Nullable Long treeSize,
        @Nullable Instant signedAt,
        @Nullable String proof) {

    /** How far it got. */
    @Schema(name = "LedgerProofState")
    public enum State {
        /** Durable, and in the tree within a second. */
        PENDING,
        /** In the tree that the checkpoint signs. */
        INTEGRATED,
        /** In the tree; what opened it was destroyed with the person's data. */
        ERASED
    }

    static LedgerProof pending(UUID entry) {
        return new LedgerProof(entry, State.PENDING, null, null, null, null);
    }
}
