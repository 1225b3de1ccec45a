package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next wording of a purpose; whoever writes it may call the change further from the last one than it looks. */
@RegisterForReflection
record DraftPurposeVersion(
        @NotNull @Valid Texts texts,
        @NotNull @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @NotNull @Valid Texts retention,
        @NotNull PurposeMode mode,
        @Nullable Activity activity,
        @Nullable @Min(1) @Max(3660) Integer consentDays,
        @Nullable ChangeClass changeClass) {

    PurposeWording wording() {
        return new PurposeWording(texts, categories, retention, mode, activity);
    }
}
