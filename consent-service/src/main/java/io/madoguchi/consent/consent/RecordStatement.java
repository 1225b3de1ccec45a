package io.madoguchi.consent.consent;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.acquisition.Channel;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A yes or a no that did not come by one of our forms.
 *
 * @param wording the text of the purpose as it was put to the person, or its hash
 * @param document where the proof is kept: a file, a recording, a letter
 */
@RegisterForReflection
record RecordStatement(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 60) String> purposes,
        @NotNull Saying status,
        ConsentEvent.@NotNull ExpressedBy expressedBy,
        @NotNull Channel channel,
        @NotNull Instant at,
        @Nullable @Valid Shown notice,
        @Nullable @Wording(max = 4_000, lines = true) String wording,
        @Nullable @Wording(max = 200) String document) {

    /** What can be said. */
    enum Saying {
        GIVEN,
        REFUSED
    }

    /** Which notice the person was shown or read out. */
    @RegisterForReflection
    record Shown(
            @NotNull UUID collectionPoint,
            @Positive int revision,
            @NotNull @Size(max = 60) String hash,
            @NotNull @Pattern(regexp = "ja|en") String locale) {}
}
