package io.madoguchi.inquiry.request;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Into which earlier case. */
record MergeCase(@NotNull UUID into) {}
