package io.madoguchi.subscription.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Whether issues may leave from here, and if not, why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArmingView(boolean armed, @Nullable String refusal) {

    static ArmingView of(Arming arming) {
        String refusal = arming.refusal().map(Enum::name).orElse(null);
        return new ArmingView(refusal == null, refusal);
    }
}
