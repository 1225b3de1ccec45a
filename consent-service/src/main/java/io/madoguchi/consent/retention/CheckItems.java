package io.madoguchi.consent.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Asks whether these items may be taken at a collection point; names of items, never what a person wrote. */
@RegisterForReflection
record CheckItems(
        @NotNull UUID collectionPoint,

        @NotNull @Size(max = 60)
        List<@NotBlank @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be a name in camelCase") String>
                items) {}
