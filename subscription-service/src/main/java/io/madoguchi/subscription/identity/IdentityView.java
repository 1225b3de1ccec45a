package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity as its staff sees it; of secrets only the names of their files. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityView(
        UUID id,
        @Nullable String company,
        String name,
        WriteIdentity.RelaySettings relay,
        String from,
        @Nullable Bilingual names,
        @Nullable String returnDomain,
        String dkimDomain,
        List<SelectorView> selectors,
        @Nullable UUID vendor,
        @Nullable Bilingual vendorNames,
        Standing standing,
        @Nullable Instant testedAt,
        Instant changedAt,
        String changedBy,
        int version) {

    static IdentityView of(SendingIdentity i, Standings standings, Instant now) {
        UUID vendor = i.vendor;
        Bilingual vendorNames = vendor == null
                ? null
                : VendorCommitment.inForce(vendor, now)
                        .map(revision -> new Bilingual(revision.nameJa, revision.nameEn))
                        .orElse(null);
        return new IdentityView(
                i.id,
                i.company,
                i.name,
                new WriteIdentity.RelaySettings(i.host, i.port, i.encryption, i.ca, i.authUser, i.secret),
                i.fromAddress,
                i.names(),
                i.returnDomain,
                i.dkimDomain,
                i.selectors.stream().map(Selector::view).toList(),
                vendor,
                vendorNames,
                standings.of(i),
                standings.passedAt(i).orElse(null),
                i.changedAt,
                i.changedBy,
                i.version);
    }
}
