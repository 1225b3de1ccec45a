package io.madoguchi.consent.recipient;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Voting rights of one registered company in another, with the document that shows them. */
@RegisterForReflection
record RecordShareholding(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String holder,

        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String held,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal percent,

        @NotNull @Valid DocumentRef document,
        @Nullable Instant validFrom) {}
