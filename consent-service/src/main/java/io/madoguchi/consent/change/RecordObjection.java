package io.madoguchi.consent.change;

import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A no that a person told staff; where it can be found again is the evidence. */
@RegisterForReflection
record RecordObjection(
        @NotBlank @Size(max = 100) String person,
        @NotNull @NotBlank @Wording(max = 200) String evidence) {}
