package io.madoguchi.subscription.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a list has come and what became of its lines; no address, no name.
 *
 * @param taken after a check: what a run would take
 * @param refusedEarlier who stays out because they refused, left, bounced or were removed before
 * @param rate lines a second
 * @param secondsLeft an estimate while it works
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ListImportView(
        UUID id,
        String company,
        ImportKind kind,
        @Nullable UUID topic,
        String locale,
        @Nullable String charset,
        ImportState state,
        @Nullable String problem,
        int total,
        int done,
        int taken,
        int known,
        int refusedEarlier,
        int wrong,
        @Nullable Integer rate,
        @Nullable Long secondsLeft,
        Instant createdAt,
        String createdBy,
        @Nullable Instant finishedAt) {

    static ListImportView of(ListImport run) {
        Instant started = run.startedAt;
        Integer rate = null;
        Long left = null;
        if (started != null && run.done() > 0) {
            double millis = Math.max(1, Duration.between(started, run.changedAt).toMillis());
            rate = (int) Math.round(run.done() * 1_000.0 / millis);
            if (run.isWorking() && rate > 0) {
                left = (long) Math.ceil(Math.max(0, run.total - run.done()) / (double) rate);
            }
        }
        return new ListImportView(
                run.id,
                run.company,
                run.kind,
                run.topic,
                run.locale,
                run.charset,
                run.state,
                run.problem,
                run.total,
                run.done(),
                run.taken,
                run.known,
                run.refusedEarlier,
                run.wrong,
                rate,
                left,
                run.createdAt,
                run.createdBy,
                run.finishedAt);
    }
}
