package io.madoguchi.subscription.advice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The fact {@code policy-change.announced}: a task to advise these people. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeAnnounced(
        UUID change,
        String company,
        UUID policy,
        int version,
        Bilingual titles,
        Instant effectiveFrom,
        String window,
        List<AnnouncedChange.Use> uses,
        List<String> people) {

    static final String TYPE = "policy-change.announced";
}
