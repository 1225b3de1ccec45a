package io.madoguchi.subscription.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Where a test mail goes; it is not kept. */
record SendTestMail(@NotBlank @Size(max = 320) String to) {}
