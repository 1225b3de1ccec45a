package io.madoguchi.consent.consent;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The person says no on the spot (F1.2): to these purposes (ids or codes), or to every one the policy declares. */
@RegisterForReflection
record RejectUse(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @Nullable @Size(min = 1, max = 50) List<@NotBlank @Size(max = 60) String> purposes,
        @NotBlank @Wording(max = 200) String evidence) {}
