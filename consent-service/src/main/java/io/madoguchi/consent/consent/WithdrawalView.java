package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded withdrawal. {@code EFFECTIVE}: no mail starts any more. {@code RECORDED}: it is durable, and sending stops
 * within {@code stopsWithinSeconds} by itself.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record WithdrawalView(
        UUID id,
        String company,
        UUID purpose,
        Status status,
        String detail,
        List<UUID> episodes,
        Instant recordedAt,
        @Nullable Instant effectiveAt,
        @Nullable Long stopsWithinSeconds) {

    enum Status {
        EFFECTIVE,
        RECORDED
    }

    static WithdrawalView effective(Withdrawal withdrawal, List<UUID> episodes, Instant at) {
        return new WithdrawalView(
                withdrawal.id,
                withdrawal.company,
                withdrawal.purpose,
                Status.EFFECTIVE,
                "Recorded and effective: no mail starts any more.",
                episodes,
                withdrawal.at,
                at,
                null);
    }

    static WithdrawalView recorded(Withdrawal withdrawal, List<UUID> episodes, Duration within) {
        return new WithdrawalView(
                withdrawal.id,
                withdrawal.company,
                withdrawal.purpose,
                Status.RECORDED,
                "Recorded; sending stops within " + within.toSeconds() + " s.",
                episodes,
                withdrawal.at,
                null,
                within.toSeconds());
    }
}
