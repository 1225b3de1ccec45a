package io.madoguchi.inquiry.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** To which case, and how: the other relations are drawn by splitting and merging. */
record LinkCase(
        @NotNull UUID to,

        @NotNull @Pattern(regexp = "RELATED|COMPLAINT_ABOUT")
        String relation) {}
