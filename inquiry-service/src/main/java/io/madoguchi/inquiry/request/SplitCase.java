package io.madoguchi.inquiry.request;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/** Which items go on as a case of their own. */
record SplitCase(@NotEmpty @Size(max = 20) Set<@NotNull UUID> items) {}
