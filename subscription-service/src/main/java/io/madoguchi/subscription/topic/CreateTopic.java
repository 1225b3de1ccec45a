package io.madoguchi.subscription.topic;

import io.madoguchi.subscription.language.Bilingual;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** A topic to be. The slug becomes part of the List-Id, so it has the form of a DNS label. */
record CreateTopic(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String slug,

        @NotNull TopicKind kind,
        @NotNull @Valid Bilingual names,
        @NotNull @Valid Bilingual descriptions,

        @NotEmpty @Size(max = 2) List<@NotNull @Pattern(regexp = "ja|en") String> languages,

        @NotNull @Valid Bilingual rhythm,
        @NotNull UUID collectionPoint,
        @NotNull UUID purpose) {}
