package io.madoguchi.subscription.language;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** The same words in Japanese and in English. */
public record Bilingual(
        @NotBlank @Size(max = 1000) String ja,
        @NotBlank @Size(max = 1000) String en) {

    public String in(Locale locale) {
        return Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? ja : en;
    }
}
