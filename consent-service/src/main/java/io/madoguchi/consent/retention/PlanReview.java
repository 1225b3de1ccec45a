package io.madoguchi.consent.retention;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Plans a review; {@code owner} is the account or the section that does it. */
@RegisterForReflection
record PlanReview(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull Review.Kind kind,
        @NotBlank @Wording(max = 200) String subject,
        @NotBlank @Wording(max = 100) String owner,
        @NotNull LocalDate dueOn,
        @Min(1) @Max(60) @Nullable Integer everyMonths) {}
