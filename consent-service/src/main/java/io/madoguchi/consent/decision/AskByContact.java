package io.madoguchi.consent.decision;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.persons.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks by a mail address or a telephone number, which is hashed at once and never kept: not here, not in a log, not in an
 * error.
 */
@RegisterForReflection
record AskByContact(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @Nullable @Size(min = 1, max = 320) String email,
        @Nullable @Size(min = 1, max = PhoneNumber.LONGEST) String phone,
        @NotBlank @Size(max = 60) String purpose,
        @Nullable @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories) {

    @Override
    public String toString() {
        return "AskByContact[company=" + company + ", purpose=" + purpose + "]";
    }
}
