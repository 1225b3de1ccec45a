package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ledger.LedgerProof;
import io.madoguchi.consent.receipt.ReceiptClaims;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receipt is one of ours, unchanged, and whether the consent it proves still stands.
 *
 * @param ledger that it is in the public log, and what opens it there
 * @param stands true while the opt-in lives; absent for what is not valid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptCheckView(
        boolean valid,
        @Nullable Boolean stands,
        @Nullable UUID number,
        @Nullable String company,
        @Nullable List<ReceiptClaims.Purpose> purposes,
        @Nullable UUID topic,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,
        @Nullable LedgerProof ledger) {

    static ReceiptCheckView invalid() {
        return new ReceiptCheckView(false, null, null, null, null, null, null, null, null);
    }

    static ReceiptCheckView valid(
            ReceiptClaims claims, boolean stands, @Nullable Instant endedAt, @Nullable LedgerProof ledger) {
        return new ReceiptCheckView(
                true,
                stands,
                claims.jti(),
                claims.company(),
                claims.purposes(),
                claims.topic(),
                claims.confirmedAt(),
                endedAt,
                ledger);
    }
}
