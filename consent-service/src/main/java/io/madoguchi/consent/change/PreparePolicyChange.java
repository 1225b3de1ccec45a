package io.madoguchi.consent.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/** Compares a policy version, draft or published, with the one before it. */
@RegisterForReflection
record PreparePolicyChange(@NotNull UUID policy, @Positive int version) {}
