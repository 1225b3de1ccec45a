package io.madoguchi.consent.contract;

import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says about one purpose.
 *
 * @param categories the data it leaves open, with RESTRICT; without meaning otherwise
 */
@RegisterForReflection
record Term(
        @NotNull UUID purpose,
        @NotNull Effect effect,
        @Nullable @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories) {

    Term {
        categories = categories == null ? List.of() : List.copyOf(categories);
    }
}
