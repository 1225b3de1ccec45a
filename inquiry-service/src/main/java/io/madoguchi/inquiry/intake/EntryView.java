package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.request.Cases;
import java.util.UUID;

/** What staff reads out or sends with the receipt. */
record EntryView(UUID id, ReceiptView receipt) {

    static EntryView of(Cases.Opened opened) {
        return new EntryView(opened.id(), ReceiptView.of(opened));
    }
}
