package io.madoguchi.subscription.collection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fact {@code collection-point.opened}, as far as it is used here. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CollectionPointOpened(
        UUID id,
        String company,
        int revision,
        @Nullable String channel,
        Section section,
        List<Item> items,
        List<Purpose> purposes,
        int ageLimit,
        Notice notice) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Section(Bilingual name, @Nullable JsonNode contact) {

        /** The mail address where there is one: the line under a mail. */
        String contactLine() {
            if (contact == null) {
                return "";
            }
            return contact.isTextual()
                    ? contact.asText()
                    : contact.path("email").asText("");
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String name, boolean required) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Purpose(UUID id) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notice(Wording ja, Wording en) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Wording(String hash) {}
}
