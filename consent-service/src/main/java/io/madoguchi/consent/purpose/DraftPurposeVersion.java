package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The next wording of a purpose. */
@RegisterForReflection
record DraftPurposeVersion(
        @NotNull @Valid Texts texts,
        @NotNull @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @NotNull @Valid Texts retention,
        @NotNull PurposeMode mode) {}
