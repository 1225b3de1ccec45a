package io.madoguchi.subscription.promotion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A winner's answer, by the token of the mail.
 *
 * @param delivery where the prize goes; asked for only where the collection point declares it (E19)
 */
record AnswerPrize(
        @NotNull @Size(min = 1, max = 200) String token,
        @NotNull Answer answer,
        @Nullable @Size(min = 1, max = 100) String name,
        @Nullable @Size(min = 1, max = 500) String delivery) {

    enum Answer {
        CLAIM,
        DECLINE
    }
}
