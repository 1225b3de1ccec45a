package io.madoguchi.consent.purpose;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        @Nullable Activity activity,
        @Nullable Integer consentDays,
        ChangeClass changeClass,
        @Nullable Integer publishedVersion,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    static PurposeView of(Purpose purpose) {
        PurposeVersion newest = PurposeVersion.newest(purpose.id).orElseThrow();
        Optional<PurposeVersion> before = PurposeVersion.newest(purpose.id, PurposeVersion.State.PUBLISHED);
        Integer published = before.map(v -> v.version).orElse(null);
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
                newest.activity,
                newest.consentDays,
                newest.state == PurposeVersion.State.PUBLISHED
                        ? newest.changeClass
                        : newest.changeFrom(before.orElse(null)),
                published,
                newest.createdAt,
                newest.publishedAt);
    }
}
