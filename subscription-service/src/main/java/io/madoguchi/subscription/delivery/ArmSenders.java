package io.madoguchi.subscription.delivery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Lets senders send from this database.
 *
 * @param waiting what becomes of the mails that wait: PLANNED where they were certainly not sent, else UNKNOWN
 */
public record ArmSenders(
        @NotBlank @Size(max = 400) String reason, @NotNull Waiting waiting) {

    /** What is known of the mails that wait. */
    public enum Waiting {
        PLANNED,
        UNKNOWN
    }
}
