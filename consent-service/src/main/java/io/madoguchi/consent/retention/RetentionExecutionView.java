package io.madoguchi.consent.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the log of retention. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record RetentionExecutionView(
        UUID id, Category category, @Nullable UUID purpose, long rows, Instant executedAt) {

    static RetentionExecutionView of(RetentionExecution execution) {
        RetentionRun run = RetentionRun.findById(execution.run);
        return new RetentionExecutionView(
                execution.id, execution.category, execution.purpose, execution.rows, run.endedAt);
    }
}
