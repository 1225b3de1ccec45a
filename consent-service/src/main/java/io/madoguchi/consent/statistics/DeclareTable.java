package io.madoguchi.consent.statistics;

import static io.madoguchi.consent.ConsentProblem.AUDIENCE_REFUSED;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;

/** Declares a table before anything is counted for it. */
@RegisterForReflection
record DeclareTable(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,59}", message = "must be 2 to 60 of a-z, 0-9 and -")
        String code,

        @NotNull @Valid Names names,
        @NotNull Source source,
        @NotNull @Size(max = 3) List<@NotNull String> dimensions,
        @NotNull Audience audience,
        @NotNull Span span,
        @Min(5) @Max(1_000) int threshold,
        @Min(1) @Max(1_000) int rounding) {

    void check() {
        if (audience.isWiderThan(source.widest())) {
            throw new ProblemException(
                    AUDIENCE_REFUSED, "E12: figures of this source are for " + source.widest() + " use only.");
        }
        if (!source.dimensions().containsAll(dimensions)
                || new HashSet<>(dimensions).size() != dimensions.size()
                || (!source.isGated() && dimensions.isEmpty())) {
            throw ProblemException.field("dimensions", "must be among " + source.dimensions() + ", each once");
        }
    }
}
