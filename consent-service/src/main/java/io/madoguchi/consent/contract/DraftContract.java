package io.madoguchi.consent.contract;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage contract to be approved by a second person.
 *
 * @param party what the contract's other side is called in our files, never a person's name
 * @param set the company's contract set whose people it binds
 * @param document where the contract is kept
 */
@RegisterForReflection
record DraftContract(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Wording(max = 200) String party,
        @NotNull UUID set,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Term> terms,
        @NotNull Instant from,
        @Nullable Instant until,
        @NotBlank @Wording(max = 200) String document) {

    /** What the annotations cannot say. */
    void check() {
        if (until != null && !until.isAfter(from)) {
            throw ProblemException.field("until", "must be later than from");
        }
        if (terms.stream().map(Term::purpose).distinct().count() < terms.size()) {
            throw ProblemException.field("terms", "name one purpose twice");
        }
        if (terms.stream()
                .anyMatch(t -> t.effect() == Effect.RESTRICT && categories(t).isEmpty())) {
            throw ProblemException.field("terms", "must name the categories that RESTRICT leaves open");
        }
    }

    private static List<String> categories(Term term) {
        List<String> categories = term.categories();
        return categories == null ? List.of() : categories;
    }
}
