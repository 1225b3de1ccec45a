package io.madoguchi.subscription.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An issue as staff sees it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssueView(
        UUID id,
        String company,
        UUID topic,
        Bilingual topicNames,
        int number,
        IssueState state,
        String author,
        @Nullable String approver,
        @Nullable String rejection,
        Map<String, VariantView> variants,
        @Nullable String contentHash,
        @Nullable Instant scheduledAt,
        IssueBreaker.@Nullable Trip tripped,
        int version,
        DeliveryCounts counts,
        Instant createdAt,
        IssueTerms terms,
        @Nullable Instant publishedAt,
        @Nullable Instant recalledAt) {

    /** An issue in one language. */
    @RegisterForReflection
    record VariantView(String subject, String body, Format format) {}

    static IssueView of(Issue issue, Bilingual topicNames, DeliveryCounts counts) {
        Map<String, VariantView> variants = new TreeMap<>();
        issue.variants.forEach((locale, v) -> variants.put(locale, new VariantView(v.subject(), v.body(), v.format())));
        return new IssueView(
                issue.id,
                issue.company,
                issue.topic,
                topicNames,
                issue.number,
                issue.state,
                issue.author,
                issue.approver,
                issue.rejection,
                variants,
                issue.contentHash,
                issue.scheduledAt,
                issue.tripped,
                issue.version,
                counts,
                issue.createdAt,
                issue.terms(),
                issue.publishedAt,
                issue.recalledAt);
    }
}
