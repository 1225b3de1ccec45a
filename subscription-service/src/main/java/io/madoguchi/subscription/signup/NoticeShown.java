package io.madoguchi.subscription.signup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** The wording the person saw before they sent anything. */
public record NoticeShown(
        @Positive int revision, @NotNull @Size(max = 100) String hash) {}
