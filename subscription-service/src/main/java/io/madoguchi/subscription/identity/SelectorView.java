package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A selector and when it signs; without an end until another begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SelectorView(
        @NotNull @Pattern(regexp = "[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?")
        String name,

        @NotNull Instant from,
        @Nullable Instant until) {

    Selector selector() {
        return new Selector(name, from, until);
    }
}
