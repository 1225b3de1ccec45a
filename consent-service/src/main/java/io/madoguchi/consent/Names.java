package io.madoguchi.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;

/** A name on one line, in both languages. */
@RegisterForReflection
public record Names(
        @NotBlank @Wording(max = 200) String ja,
        @NotBlank @Wording(max = 200) String en) {

    public String in(Language language) {
        return switch (language) {
            case JA -> ja;
            case EN -> en;
        };
    }
}
