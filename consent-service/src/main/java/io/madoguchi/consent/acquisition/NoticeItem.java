package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** One item that is asked for, with the reason and the purpose that need it (E19). */
@RegisterForReflection
public record NoticeItem(
        @NotNull @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be a name in camelCase")
        String name,

        boolean required,
        @NotNull @Valid Names labels,
        @NotNull @Valid Texts reasons,
        @NotNull UUID purpose) {}
