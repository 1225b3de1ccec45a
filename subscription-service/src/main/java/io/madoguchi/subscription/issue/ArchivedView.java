package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An issue in the list of the archive: what it corrects, and what corrects it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArchivedView(
        UUID id,
        UUID topic,
        int number,
        Map<String, String> subjects,
        Instant publishedAt,
        @Nullable UUID corrects,
        List<UUID> correctedBy,
        @Nullable Instant recalledAt) {}
