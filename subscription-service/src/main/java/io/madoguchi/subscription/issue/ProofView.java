package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.madoguchi.subscription.delivery.Resending.Resent;
import io.madoguchi.subscription.delivery.Waiting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where every mail of an issue is, why some wait, and when the last is expected to leave.
 *
 * @param perSecond at what rate mails came to their end since this was last looked at, or over the last minute
 * @param doneAt when all are at their end if that goes on; absent while nothing moves
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProofView(
        UUID issue,
        IssueState state,
        DeliveryCounts counts,
        @Nullable Double perSecond,
        @Nullable Instant doneAt,
        List<Waiting.Group> waiting,
        List<Resent> resends,
        Instant at) {}
