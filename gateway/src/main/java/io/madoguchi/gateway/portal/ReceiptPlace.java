package io.madoguchi.gateway.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a receipt stands in the public log, as far as that was checked here.
 *
 * @param entry its place, counted from 0 as the log counts
 * @param size how many entries the checkpoint covers
 * @param signedAt when the checkpoint was signed
 */
public record ReceiptPlace(
        State state, long entry, long size, @Nullable String signedAt) {

    /** How far the proof goes. */
    public enum State {
        /** Its proof was counted again and leads to a checkpoint that the log has signed. */
        PROVED,
        /** Recorded a moment ago, not under a checkpoint yet. */
        PENDING,
        /** In the log; what opened the entry went with the person's data. */
        ERASED,
        /** Said to be in the log, but the proof does not hold. */
        BROKEN,
        /** From before there was a log. */
        NONE
    }

    /** @param published where the key of the log is asked for */
    static ReceiptPlace of(JsonNode ledger, String receipt, Supplier<String> published) {
        long entry = ledger.path("index").asLong(-1);
        long size = ledger.path("treeSize").asLong(-1);
        State state = switch (ledger.path("state").asText("")) {
            case "INTEGRATED" ->
                LogProof.holds(ledger.path("proof").asText(""), receipt, entry, size, orNone(published))
                        ? State.PROVED
                        : State.BROKEN;
            case "PENDING" -> State.PENDING;
            case "ERASED" -> State.ERASED;
            default -> State.NONE;
        };
        String signedAt = ledger.path("signedAt").asText("");
        return new ReceiptPlace(state, entry, size, signedAt.isEmpty() ? null : signedAt);
    }

    /** Without its key nothing of the log can be proven, but the receipt itself was checked all the same. */
    private static String orNone(Supplier<String> published) {
        try {
            return published.get();
        } catch (DeskProblem _) {
            return "";
        }
    }

    /** The sign of the page beside the words. */
    public boolean isProved() {
        return state == State.PROVED;
    }
}
