package io.madoguchi.consent.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far one recipient has come with a withdrawal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(name = "WithdrawalNoticeView")
record NoticeView(
        UUID id,
        String company,
        UUID purpose,
        UUID recipient,
        Names recipientNames,
        List<UUID> disclosures,
        Instant withdrawnAt,
        WithdrawalNotice.State state,
        boolean escalated,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant deadlineAt,
        @Nullable Integer lastStatus,
        @Nullable Instant toldAt,
        @Nullable Instant confirmedAt) {

    static NoticeView of(WithdrawalNotice n, Instant now) {
        return new NoticeView(
                n.id,
                n.company,
                n.purpose,
                n.recipient,
                n.recipientNames,
                n.disclosures,
                n.withdrawnAt,
                n.state,
                n.isEscalated(now),
                n.attempts,
                n.nextAttemptAt,
                n.deadlineAt,
                n.lastStatus,
                n.toldAt,
                n.confirmedAt);
    }
}
