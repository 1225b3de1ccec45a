package io.madoguchi.subscription.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A token from a link; it travels in the body so that no log of addresses holds it. */
public record OpenLink(@NotNull @Size(min = 1, max = 200) String token) {}
