package io.madoguchi.consent.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of the review calendar. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ReviewView(
        UUID id,
        String company,
        Review.Kind kind,
        String subject,
        String owner,
        LocalDate dueOn,
        @Nullable Integer everyMonths,
        boolean overdue,
        @Nullable String finding,
        @Nullable String action,
        @Nullable Instant doneAt) {

    static ReviewView of(Review review, LocalDate today) {
        return new ReviewView(
                review.id,
                review.company,
                review.kind,
                review.subject,
                review.owner,
                review.dueOn,
                review.everyMonths,
                review.isOverdue(today),
                review.finding,
                review.action,
                review.doneAt);
    }
}
