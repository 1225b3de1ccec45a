package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.consent.ground.Evidence;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.policy.DisclosureGround;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks to pass data on: which items of whom, to whom, what for, and on which ground with which evidence.
 *
 * @param person the one person, or else {@code manifest} the many; neither for data that identifies nobody
 * @param use for whom the recipient will use it; for us, if nothing is said
 * @param reason what the people will read about why
 */
@RegisterForReflection
record RequestDisclosure(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @Nullable DisclosureGround ground,
        @NotNull UUID recipient,
        @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
        @Size(max = 60) @Nullable String purpose,
        @Size(max = 100) @Nullable String person,
        @Nullable UUID manifest,
        @Nullable RecipientUse use,
        @Wording(max = 500) @Nullable String reason,
        @Valid @Nullable Evidence evidence) {

    RecipientUse meantUse() {
        return use == null ? RecipientUse.FOR_US : use;
    }

    Evidence given() {
        return evidence == null ? Evidence.NONE : evidence;
    }
}
