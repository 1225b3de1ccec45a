package io.madoguchi.consent.cookie;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who else learns something, what for, and where their own terms are (Telecommunications Business Act Art. 27-12). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record Recipient(
        @NotNull @Valid Names names,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @NotNull @Valid Texts purpose,

        @NotNull @Size(max = 500) @Pattern(regexp = "https://[\\x21-\\x7e]+", message = "must be an https address")
        String terms,

        @Size(max = 500) @Pattern(regexp = "https://[\\x21-\\x7e]+", message = "must be an https address") @Nullable
        String optOut) {}
