package io.madoguchi.consent.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a section of a company is reached; shown wherever that section asks for data (F5.1). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Contact(
        @NotNull
        @Size(max = 254)
        @Pattern(regexp = "[^\\s@<>\\p{Cntrl}]{1,64}@[^\\s@<>\\p{Cntrl}]+", message = "must be a mail address")
        String email,

        @Pattern(regexp = "[+0-9][0-9 ()-]{3,30}", message = "must be a phone number") @Nullable
        String phone,

        @Valid @Nullable Names address) {}
