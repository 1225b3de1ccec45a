package io.madoguchi.consent.disclosure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A record of APPI 29 or 30; the people are those of the disclosure. */
@RegisterForReflection
record ProvisionRecordView(
        UUID id,
        UUID disclosure,
        String company,
        String article,
        ProvisionRecord.OtherParty otherParty,
        List<String> items,
        int people,
        Instant at,
        LocalDate keepUntil) {

    static ProvisionRecordView of(ProvisionRecord r) {
        return new ProvisionRecordView(
                r.id, r.disclosure, r.company, r.article, r.otherParty, r.items, r.people, r.at, r.keepUntil);
    }
}
