package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.request.Cases;
import io.madoguchi.inquiry.request.PersonCaseView;

/** What a person takes away: the number, the key that opens the case later, the date promised and why. */
record ReceiptView(String key, PersonCaseView inquiry) {

    static ReceiptView of(Cases.Opened opened) {
        return new ReceiptView(opened.key(), opened.view());
    }
}
