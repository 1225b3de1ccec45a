package io.madoguchi.subscription.issue;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.topic.Topic;
import io.madoguchi.subscription.topic.TopicKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may read of the issues of a topic. An issue is here from the commit that lets its first mail out, never
 * before; one that was taken back keeps its place and loses its words.
 */
@ApplicationScoped
class IssueArchive {

    private final IssueMail mail;
    private final Clock clock;

    IssueArchive(IssueMail mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    ArchivePage page(UUID topic, int limit, @Nullable UUID cursor) {
        Topic known = topic(topic);
        List<Issue> found = Issue.listPublished(topic, before(cursor), clock.instant(), limit + 1);
        List<ArchivedView> items =
                found.stream().limit(limit).map(issue -> listed(issue, known)).toList();
        return new ArchivePage(
                items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    private Instant before(@Nullable UUID cursor) {
        return cursor == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : Issue.findIssue(cursor)
                        .filter(issue -> issue.isPublic(clock.instant()))
                        .flatMap(issue -> Optional.ofNullable(issue.publishedAt))
                        .orElseThrow(() -> ProblemException.field("cursor", "is none of this list"));
    }

    ArchivedIssueView issue(UUID id, Locale locale) {
        Issue issue = Issue.findIssue(id)
                .filter(known -> known.isPublic(clock.instant()))
                .orElseThrow(ProblemException::notFound);
        Topic topic = topic(issue.topic);
        boolean recalled = issue.recalledAt != null;
        Locale written = issue.written(locale);
        ArchivedView listed = listed(issue, topic);
        if (recalled) {
            return new ArchivedIssueView(listed, topic.company(), written.getLanguage(), "", "", false);
        }
        IssueMail.Page body = body(issue, topic, written);
        boolean leaves = mail.body(issue, topic, written).leaves();
        return new ArchivedIssueView(listed, topic.company(), written.getLanguage(), body.html(), body.text(), leaves);
    }

    /** As it reads for somebody whose name is not known. */
    IssueMail.Page body(Issue issue, Topic topic, Locale locale) {
        IssueMail.Body body = mail.body(issue, topic, locale);
        return new IssueMail.Page("", body.subject(), body.text(), body.html(), body.words()).filled(null);
    }

    /** Topics that were ever open; mail about one's own matters is not for everybody. */
    Topic topic(UUID id) {
        return Topic.findTopic(id)
                .filter(topic -> topic.wasOpened() && topic.kind() != TopicKind.SERVICE_NOTICE)
                .orElseThrow(ProblemException::notFound);
    }

    private ArchivedView listed(Issue issue, Topic topic) {
        Map<String, String> subjects = new TreeMap<>();
        issue.variants
                .keySet()
                .forEach(language -> subjects.put(
                        language, body(issue, topic, Locale.of(language)).subject()));
        Instant published = issue.publishedAt;
        return new ArchivedView(
                issue.id,
                issue.topic,
                issue.number,
                subjects,
                published == null ? Instant.EPOCH : published,
                issue.corrects,
                Issue.listCorrecting(issue.id, clock.instant()).stream()
                        .map(other -> other.id)
                        .toList(),
                issue.recalledAt);
    }
}
