package io.madoguchi.subscription.signup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a form or an API client sends for a person who wants mail, with the notice that person was shown. */
record RequestSignUp(
        @NotNull UUID collectionPoint,
        @NotNull @Valid NoticeShown notice,
        @NotNull @Pattern(regexp = "ja|en") String locale,
        @NotNull @Size(max = 254) String address,
        @Nullable @Size(min = 1, max = 100) String name,

        @NotEmpty @Size(max = 20) List<@NotNull UUID> topics,

        @Nullable Age age,
        @Nullable LocalDate birthDate,
        @Nullable Channel channel) {

    Locale language() {
        return Locale.of(locale);
    }

    Channel through() {
        return channel == null ? Channel.FORM : channel;
    }

    Applicant applicant() {
        return new Applicant(collectionPoint, notice, language(), address, name, age, birthDate);
    }
}
