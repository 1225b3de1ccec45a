package io.madoguchi.consent.recipient;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new entry of a register, in force from a moment on (without one: from now). */
@RegisterForReflection
record RecordEntry(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Pattern(regexp = Contents.CODE, message = Contents.CODE_RULE)
        String code,

        @NotNull @Valid Contents contents,
        @Nullable Instant validFrom) {}
