package io.madoguchi.consent.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A recipient says that it stopped using what a notice was about; the token came with the notice. */
@RegisterForReflection
record ConfirmWithdrawal(
        @NotNull UUID notice, @NotBlank @Size(max = 100) String token) {}
