package io.madoguchi.subscription.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the configuration does not say of the identity of the house: when its selectors sign, and whose its relay is. */
record AssignHouse(
        @Valid @NotNull @Size(max = 20) List<@NotNull @Valid SelectorView> selectors,
        @Nullable UUID vendor) {}
