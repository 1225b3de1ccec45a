package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.recipient.DocumentRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Records that the recipient confirmed what it received, and by what document. */
@RegisterForReflection
record AcknowledgeDisclosure(@Valid @Nullable DocumentRef document) {}
