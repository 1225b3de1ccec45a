package io.madoguchi.subscription.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.issue.IssueBreaker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back of one issue: how many of its mails in each kind. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnCounts(
        long hard,
        long soft,
        long delayed,
        long complaints,
        long autoReplies,
        long unparsed,
        IssueBreaker.@Nullable Trip tripped) {

    static ReturnCounts of(Map<ReturnKind, Long> counts, IssueBreaker.@Nullable Trip tripped) {
        return new ReturnCounts(
                counts.getOrDefault(ReturnKind.HARD, 0L),
                counts.getOrDefault(ReturnKind.SOFT, 0L),
                counts.getOrDefault(ReturnKind.DELAYED, 0L),
                counts.getOrDefault(ReturnKind.COMPLAINT, 0L),
                counts.getOrDefault(ReturnKind.AUTO_REPLY, 0L),
                counts.getOrDefault(ReturnKind.UNPARSED, 0L),
                tripped);
    }
}
