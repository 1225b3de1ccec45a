package io.madoguchi.consent.decision;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks by a mail address, which is hashed at once and never kept: not here, not in a log, not in an error. */
@RegisterForReflection
record AskByContact(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 320) String email,
        @NotBlank @Size(max = 60) String purpose,
        @Nullable @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories) {

    @Override
    public String toString() {
        return "AskByContact[company=" + company + ", purpose=" + purpose + "]";
    }
}
