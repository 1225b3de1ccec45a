package io.madoguchi.consent.webhook;

import io.madoguchi.consent.recipient.DocumentRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Records a confirmation that came on paper. */
@RegisterForReflection
record RecordConfirmation(@NotNull @Valid DocumentRef document) {}
