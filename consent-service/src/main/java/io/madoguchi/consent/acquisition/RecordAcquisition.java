package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That data of a person came in otherwise than by our form: on a card, by phone, from a partner. Never the data itself.
 *
 * @param source who it came from, where that is not the person
 * @param document where it can be seen: a scan, a call, a contract
 */
@RegisterForReflection
record RecordAcquisition(
        @NotBlank @Size(max = 100) String person,

        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull UUID collectionPoint,
        @NotNull @Pattern(regexp = "ja|en") String locale,
        @NotNull Instant at,
        @Nullable @Wording(max = 200) String source,
        @NotBlank @Wording(max = 200) String document) {}
