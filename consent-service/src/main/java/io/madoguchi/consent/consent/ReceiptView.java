package io.madoguchi.consent.consent;

import java.time.Instant;
import java.util.UUID;

/** A receipt as it was issued, and whether the consent behind it still stands. */
record ReceiptView(
        UUID number, String person, UUID episode, String company, Instant issuedAt, ConsentStatus status, String jws) {

    static ReceiptView of(ConsentReceipt receipt, ConsentStatus status) {
        return new ReceiptView(
                receipt.number,
                receipt.person,
                receipt.episode,
                receipt.company,
                receipt.issuedAt,
                status,
                receipt.jws);
    }
}
