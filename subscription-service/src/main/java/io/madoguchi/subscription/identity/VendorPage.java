package io.madoguchi.subscription.identity;

import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Recipients that may run a relay, and whether each is bound now. */
record VendorPage(List<VendorView> items) {

    record VendorView(UUID id, String company, Bilingual names, boolean bound) {}

    static VendorPage of(List<VendorCommitment> revisions, Instant now) {
        return new VendorPage(revisions.stream()
                .map(revision -> new VendorView(
                        revision.id.recipient(),
                        revision.company,
                        new Bilingual(revision.nameJa, revision.nameEn),
                        revision.bindsAt(now)))
                .toList());
    }
}
