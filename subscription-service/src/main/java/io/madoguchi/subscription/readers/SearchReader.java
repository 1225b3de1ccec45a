package io.madoguchi.subscription.readers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom staff looks for: by the whole address, or by a number that stands in a mail or a receipt. In the body, so that no log
 * holds the address.
 *
 * @param number of a reader, a subscription, an episode, a receipt or a mail
 */
record SearchReader(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @Nullable @Size(max = 254) String address,
        @Nullable UUID number,

        @NotBlank @Size(max = 500) String reason) {

    @JsonIgnore
    @AssertTrue(message = "Name an address or a number, one of the two.")
    boolean isForOne() {
        return (address == null) != (number == null);
    }
}
