package io.madoguchi.consent.child;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The answer of a person to the age question: of age, or a date of birth that is looked at once and forgotten. */
@RegisterForReflection
record AnswerAge(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 100) String person,
        @Nullable Answer answer,
        @Nullable LocalDate birthDate) {

    enum Answer {
        OF_AGE,
        UNDER_AGE
    }

    /** Never shows the date. */
    @Override
    public String toString() {
        return "AnswerAge[" + company + "]";
    }
}
