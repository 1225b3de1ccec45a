package io.madoguchi.consent.purpose;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest version of a purpose, draft or not, and which version is the published one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PurposeView(
        UUID id,
        String company,
        String code,
        int version,
        PurposeVersion.State state,
        Texts texts,
        List<String> categories,
        Texts retention,
        PurposeMode mode,
        @Nullable Integer publishedVersion,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    static PurposeView of(Purpose purpose) {
        PurposeVersion newest = PurposeVersion.newest(purpose.id).orElseThrow();
        Integer published = PurposeVersion.newest(purpose.id, PurposeVersion.State.PUBLISHED)
                .map(v -> v.version)
                .orElse(null);
        return new PurposeView(
                purpose.id,
                purpose.company,
                purpose.code,
                newest.version,
                newest.state,
                newest.texts,
                newest.categories,
                newest.retention,
                newest.mode,
                published,
                newest.createdAt,
                newest.publishedAt);
    }
}
