package io.madoguchi.consent.recipient;

import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A document kept elsewhere: where it is filed, and the SHA-256 of its bytes in hex, so that it cannot be exchanged. */
@RegisterForReflection
public record DocumentRef(
        @NotBlank @Wording(max = 200) String reference,

        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
        String sha256) {}
