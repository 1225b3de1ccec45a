package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event on {@code madoguchi.issues} says. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssueHappened(
        UUID id,
        String company,
        UUID topic,
        Instant at,
        @Nullable DeliveryCounts counts) {}
