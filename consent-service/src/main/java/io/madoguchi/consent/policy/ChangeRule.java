package io.madoguchi.consent.policy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/**
 * What a policy version promises about its successors (E16): how long a person has to object, counted from the delivery of
 * that person's notice, and whether a use unrelated to the old one may start without a yes.
 *
 * @param window an ISO 8601 duration of days and time
 */
@RegisterForReflection
public record ChangeRule(
        @NotNull
        @Size(max = 20)
        @Pattern(
                regexp = "P(?=.)([0-9]{1,3}D)?(T(?=.)([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,5}S)?)?",
                message = "must be an ISO 8601 duration such as P30D")
        String window,

        @NotNull Unrelated unrelated) {

    /** APPI 18(1): what goes beyond the purpose needs consent. */
    public static final ChangeRule BY_LAW = new ChangeRule("P30D", Unrelated.CONSENT);

    /** How a use that is not related to the old one may start. */
    public enum Unrelated {
        CONSENT,
        OBJECTION
    }

    public Duration length() {
        return Duration.parse(window);
    }
}
