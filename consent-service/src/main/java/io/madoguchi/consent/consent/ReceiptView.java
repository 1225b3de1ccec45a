package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ledger.LedgerProof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was issued, and whether the consent behind it still stands.
 *
 * @param ledger where it stands in the log; absent for receipts from before the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ReceiptView(
        UUID number,
        String person,
        UUID episode,
        String company,
        Instant issuedAt,
        ConsentStatus status,
        String jws,
        @Nullable LedgerProof ledger) {

    static ReceiptView of(ConsentReceipt receipt, ConsentStatus status, @Nullable LedgerProof ledger) {
        return new ReceiptView(
                receipt.number,
                receipt.person,
                receipt.episode,
                receipt.company,
                receipt.issuedAt,
                status,
                receipt.jws,
                ledger);
    }
}
