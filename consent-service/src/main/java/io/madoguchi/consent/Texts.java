package io.madoguchi.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;

/** A text of one or more lines, in both languages. */
@RegisterForReflection
public record Texts(
        @NotBlank @Wording(max = 50_000, lines = true) String ja,
        @NotBlank @Wording(max = 50_000, lines = true) String en) {

    public String in(Language language) {
        return switch (language) {
            case JA -> ja;
            case EN -> en;
        };
    }
}
