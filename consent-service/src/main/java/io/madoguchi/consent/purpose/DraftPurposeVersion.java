package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The next wording of a purpose. */
record DraftPurposeVersion(
        @NotNull @Valid Texts texts,
        @NotNull @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @NotNull @Valid Texts retention,
        @NotNull PurposeMode mode) {}
