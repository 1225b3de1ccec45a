package io.madoguchi.subscription.promotion;

import io.madoguchi.subscription.signup.Age;
import io.madoguchi.subscription.signup.Applicant;
import io.madoguchi.subscription.signup.Channel;
import io.madoguchi.subscription.signup.NoticeShown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form or an API client sends for somebody who takes part.
 *
 * @param rules the version of the rules that person was shown
 */
record EnterPromotion(
        @NotNull @Valid NoticeShown notice,
        @Positive int rules,
        @NotNull @Pattern(regexp = "ja|en") String locale,
        @NotNull @Size(max = 254) String address,
        @Nullable @Size(min = 1, max = 100) String name,
        @Nullable Age age,
        @Nullable LocalDate birthDate,
        @Nullable Channel channel) {

    Locale language() {
        return Locale.of(locale);
    }

    Channel through() {
        return channel == null ? Channel.FORM : channel;
    }

    /** What the one gate of all sign-ups looks at. */
    Applicant at(UUID collectionPoint) {
        return new Applicant(collectionPoint, notice, language(), address, name, age, birthDate);
    }
}
