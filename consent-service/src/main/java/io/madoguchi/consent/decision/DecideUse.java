package io.madoguchi.consent.decision;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether data of a person may be used for a purpose (id or code), now or at a past moment, as known now or then.
 *
 * @param recipient who would receive it, by the register of recipients
 * @param recipientUse for whom the recipient would use it; for us, if nothing is said
 * @param proof whether the decision is to be signed, so that others can check it without us
 */
@RegisterForReflection
record DecideUse(
        @NotBlank @Size(max = 100) String person,

        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 60) String purpose,
        @NotNull Operation operation,
        @Nullable @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @Nullable UUID recipient,
        @Nullable RecipientUse recipientUse,
        @Nullable Instant at,
        @Nullable Instant knownAt,
        @Nullable Boolean proof) {

    Question question() {
        return new Question(
                ref(person),
                company,
                purpose,
                operation,
                categories == null ? List.of() : List.copyOf(categories),
                recipient,
                recipientUse,
                at,
                knownAt);
    }

    static PersonRef ref(String person) {
        try {
            return new PersonRef(person);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("person", "is not a person reference");
        }
    }
}
