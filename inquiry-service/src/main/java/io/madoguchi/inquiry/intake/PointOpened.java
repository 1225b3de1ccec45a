package io.madoguchi.inquiry.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The fact {@code collection-point.opened}, as far as it is used here. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PointOpened(UUID id, String company, int revision, Notice notice) {

    /** The wording in both languages. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notice(Hash ja, Hash en) {}

    /** Over the text exactly as shown. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hash(String hash) {}
}
