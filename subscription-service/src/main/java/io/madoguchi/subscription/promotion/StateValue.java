package io.madoguchi.subscription.promotion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The public value as its source shows it, in letters every verifier writes as the same bytes. */
record StateValue(
        @NotNull
        @Pattern(
                regexp = "[0-9A-Za-z.,:;+/-](?:[0-9A-Za-z .,:;+/-]{0,198}[0-9A-Za-z.,:;+/-])?",
                message = "holds 1 to 200 ASCII letters, digits, spaces and . , : ; + / - only")
        String value) {}
