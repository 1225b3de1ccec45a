package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.CaseKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a form or an API client sends for a person, with the notice that person was shown. No account is needed. */
record SubmitInquiry(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull CaseKind kind,
        @NotNull @Pattern(regexp = "ja|en") String locale,
        @NotNull @Size(max = 254) String contact,
        @Nullable @Size(min = 1, max = 100) String name,
        @NotBlank @Size(max = 10_000) String text,

        @Nullable @Size(max = 7) List<@NotNull @Valid AskedRight> rights,

        @Nullable @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?")
        String residence,

        @NotNull @Valid Notice notice) {

    /** The wording the person saw. */
    record Notice(
            @NotNull UUID collectionPoint,
            @Positive int revision,
            @NotNull @Size(max = 100) String hash) {}
}
