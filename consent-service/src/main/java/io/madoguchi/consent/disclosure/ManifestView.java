package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A manifest without its people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ManifestView(
        UUID id,
        String company,
        String sha256,
        int lines,
        Manifest.State state,
        @Nullable Instant checkedAt) {

    static ManifestView of(Manifest manifest) {
        return new ManifestView(
                manifest.id, manifest.company, manifest.sha256, manifest.lines, manifest.state, manifest.checkedAt);
    }
}
