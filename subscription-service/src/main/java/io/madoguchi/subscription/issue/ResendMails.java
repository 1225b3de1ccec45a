package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.delivery.DeliveryState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Which mails of an issue are sent once more, and why: UNKNOWN, REJECTED or EXPIRED. */
record ResendMails(
        @NotNull DeliveryState state,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = WriteVariant.Text.LINES, message = "must not contain control characters")
        String reason) {}
