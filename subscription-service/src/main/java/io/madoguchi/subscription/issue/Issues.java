package io.madoguchi.subscription.issue;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.delivery.DeliveryCounts;
import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.staff.Staff;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds issues as a member of staff may see them, and shows them with the counts of their mails. */
@ApplicationScoped
class Issues {

    /** After every id: lists begin with the newest. */
    private static final UUID END = new UUID(-1, -1);

    private final EntityManager database;
    private final IssueMails mails;

    Issues(EntityManager database, IssueMails mails) {
        this.database = database;
        this.mails = mails;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable String company,
            @Nullable String state,
            @Nullable UUID cursor) {}

    IssuePage page(Set<String> companies, Filter filter, int limit) {
        List<Issue> found = database.createQuery(
                        "from Issue where company in :companies and (:company is null or company = :company)"
                                + " and (:state is null or state = :state) and id < :cursor order by id desc",
                        Issue.class)
                .setParameter("companies", companies)
                .setParameter("company", filter.company())
                .setParameter("state", state(filter.state()))
                .setParameter("cursor", filter.cursor() == null ? END : filter.cursor())
                .setMaxResults(limit + 1)
                .getResultList();
        List<Issue> shown = found.stream().limit(limit).toList();
        Map<UUID, DeliveryCounts> counts =
                mails.countAll(shown.stream().map(issue -> issue.id).collect(Collectors.toSet()));
        Map<UUID, Bilingual> names =
                Topic.listTopics(shown.stream().map(issue -> issue.topic).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Topic::id, Topic::names));
        List<IssueView> items = shown.stream()
                .map(issue -> IssueView.of(
                        issue,
                        Objects.requireNonNull(names.get(issue.topic)),
                        counts.getOrDefault(issue.id, DeliveryCounts.NONE)))
                .toList();
        return new IssuePage(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    private static @Nullable IssueState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(IssueState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("state", "is none of the states of an issue"));
    }

    Issue find(UUID id, Staff staff) {
        Issue issue = Issue.findIssue(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(issue.company);
        return issue;
    }

    Issue lock(UUID id, Staff staff) {
        Issue issue = Issue.lock(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(issue.company);
        return issue;
    }

    /** What it corrects must have been sent, in the same topic. */
    void agree(Issue issue, IssueTerms terms) {
        UUID corrects = terms.corrects();
        if (corrects != null) {
            boolean sent = Issue.findIssue(corrects)
                    .filter(first -> first.topic.equals(issue.topic) && first.publishedAt != null)
                    .isPresent();
            if (!sent) {
                throw ProblemException.field("corrects", "is not a sent issue of this topic");
            }
        }
        issue.agree(terms);
    }

    IssueView view(Issue issue) {
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        return IssueView.of(issue, topic.names(), mails.count(issue.id));
    }

    /** Counted under a lock of the topic's numbers, so that two editors never get the same. */
    int nextNumber(UUID topic) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:topic, 1)) as text)")
                .setParameter("topic", topic.toString())
                .getSingleResult();
        return (int) database.createNativeQuery("select coalesce(max(number), 0) + 1 from issue where topic = :topic")
                .setParameter("topic", topic)
                .getSingleResult();
    }
}
