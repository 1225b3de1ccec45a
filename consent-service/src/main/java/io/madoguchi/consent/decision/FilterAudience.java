package io.madoguchi.consent.decision;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks whose data may be used for a purpose now: of these people, or of all of whom anything is recorded for it. */
@RegisterForReflection
record FilterAudience(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 60) String purpose,
        @Nullable @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @Nullable @Size(min = 1, max = 5000) List<@NotNull @Size(max = 100) String> persons) {

    List<String> categoriesMeant() {
        return categories == null ? List.of() : List.copyOf(categories);
    }

    /** The people named, each once; null when everybody is meant. */
    @Nullable
    List<String> references() {
        if (persons == null) {
            return null;
        }
        try {
            return persons.stream()
                    .distinct()
                    .map(p -> new PersonRef(p).value())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("persons", "names something that is not a person reference");
        }
    }
}
