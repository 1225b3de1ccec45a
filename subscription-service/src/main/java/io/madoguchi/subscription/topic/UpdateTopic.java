package io.madoguchi.subscription.topic;

import io.madoguchi.subscription.language.Bilingual;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** New words for a topic. What it is for and where it is asked for stay: that would be another topic. */
record UpdateTopic(
        @NotNull @Valid Bilingual names,
        @NotNull @Valid Bilingual descriptions,

        @NotEmpty @Size(max = 2) List<@NotNull @Pattern(regexp = "ja|en") String> languages,

        @NotNull @Valid Bilingual rhythm) {}
