package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.preflight.Finding;
import io.madoguchi.subscription.preflight.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in an issue, and how many readers it would reach now.
 *
 * @param fit whether it may go to a second person
 */
@RegisterForReflection
record PreflightView(boolean fit, List<FindingView> findings, AudienceView audience) {

    /** One finding, with the rule it rests on and, where somebody took it on, who and when. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(
            String code,
            Severity severity,
            String citation,
            Bilingual words,
            @Nullable String locale,
            @Nullable String field,
            @Nullable Integer line,
            @Nullable Integer column,
            String word,
            @Nullable String acceptedBy,
            @Nullable Instant acceptedAt) {

        static FindingView of(Finding finding, @Nullable IssueAcceptance acceptance) {
            return new FindingView(
                    finding.rule().name(),
                    finding.rule().severity(),
                    finding.rule().citation(),
                    finding.rule().words(),
                    finding.locale(),
                    finding.field(),
                    finding.line(),
                    finding.column(),
                    finding.word(),
                    acceptance == null ? null : acceptance.acceptedBy,
                    acceptance == null ? null : acceptance.acceptedAt);
        }
    }

    /**
     * Numbers only. Those left out are counted by why.
     *
     * @param readers of the topic
     * @param planned would get it now
     * @param paused have put the topic off for a while
     * @param purposeNotCovered have not agreed to what this issue is for
     * @param otherLanguage of the planned: get it in the other language, since theirs is not written
     * @param waiting nothing starts now, because withdrawals have not been heard of for too long
     */
    @RegisterForReflection
    record AudienceView(
            long readers, long planned, long paused, long purposeNotCovered, long otherLanguage, boolean waiting) {

        static AudienceView of(IssueMails.Audience audience, boolean waiting) {
            return new AudienceView(
                    audience.topic(),
                    audience.planned(),
                    audience.paused(),
                    audience.notCovered(),
                    audience.otherLanguage(),
                    waiting);
        }
    }
}
