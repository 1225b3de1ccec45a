package io.madoguchi.subscription.issue;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** One edition of a topic. Two people stand behind it: whoever wrote a word of it cannot approve it. */
@Entity
public class Issue extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String company;

    UUID topic;
    int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    IssueState state;

    @Column(nullable = false)
    String author;

    @Column(nullable = false)
    String[] hands;

    @Nullable
    String approver;

    @Nullable
    String rejection;

    @Nullable
    String contentHash;

    @Nullable
    Instant scheduledAt;

    /** Why it was held by itself, or is watched. */
    @Enumerated(EnumType.STRING)
    IssueBreaker.@Nullable Trip tripped;

    @Nullable
    UUID purpose;

    boolean archived;

    @Nullable
    UUID corrects;

    @Nullable
    Instant embargoUntil;

    /** When mails and archive began, in one transaction. */
    @Nullable
    Instant publishedAt;

    @Nullable
    Instant recalledAt;

    @Column(nullable = false)
    Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "issue_variant", joinColumns = @JoinColumn(name = "issue"))
    @MapKeyColumn(name = "locale")
    @Fetch(FetchMode.SUBSELECT)
    Map<String, IssueVariant> variants = new HashMap<>();

    @Version
    int version;

    protected Issue() {}

    static Issue draft(Topic topic, int number, Map<String, IssueVariant> variants, Hand author, Instant now) {
        Issue issue = new Issue();
        issue.id = Ids.next();
        issue.company = topic.company();
        issue.topic = topic.id();
        issue.number = number;
        issue.state = IssueState.DRAFT;
        issue.author = author.name();
        issue.hands = new String[] {author.subject()};
        issue.createdAt = now;
        issue.archived = true;
        issue.variants.putAll(variants);
        return issue;
    }

    IssueTerms terms() {
        return new IssueTerms(purpose, archived, corrects, embargoUntil);
    }

    void agree(IssueTerms terms) {
        mustBe(IssueState.DRAFT);
        purpose = terms.purpose();
        archived = terms.shown();
        corrects = terms.corrects();
        embargoUntil = terms.embargoUntil();
    }

    void rewrite(Map<String, IssueVariant> written, Hand editor) {
        mustBe(IssueState.DRAFT);
        variants.keySet().retainAll(written.keySet());
        variants.putAll(written);
        if (!Arrays.asList(hands).contains(editor.subject())) {
            hands = Arrays.copyOf(hands, hands.length + 1);
            hands[hands.length - 1] = editor.subject();
        }
    }

    void review() {
        mustBe(IssueState.DRAFT);
        rejection = null;
        state = IssueState.REVIEWED;
    }

    /** Freezes what was read: from here on the hash says whether it is still that. */
    void approve(Hand second) {
        mustBe(IssueState.REVIEWED);
        mustBeSecond(second);
        approver = second.name();
        contentHash = ContentHash.of(topic, variants, terms());
        state = IssueState.APPROVED;
    }

    void reject(String reason) {
        mustBe(IssueState.REVIEWED);
        rejection = reason;
        state = IssueState.DRAFT;
    }

    void schedule(Instant at) {
        mustBe(IssueState.APPROVED, IssueState.SCHEDULED);
        scheduledAt = at;
        state = IssueState.SCHEDULED;
    }

    void plan() {
        mustBe(IssueState.SCHEDULED, IssueState.PLANNING);
        state = IssueState.PLANNING;
    }

    void send(Instant now) {
        mustBe(IssueState.PLANNING);
        state = IssueState.SENDING;
        publishedAt = now;
    }

    /** Takes it back: false when it was before. What has not left does not leave, and the archive says so. */
    boolean recall(Instant now) {
        mustBe(IssueState.SENDING, IssueState.HELD, IssueState.COMPLETED, IssueState.STOPPED);
        if (publishedAt == null) {
            throw new ProblemException(IssueProblem.ISSUE_NOT_IN_STATE, "Nobody has had it: stop it instead.");
        }
        if (recalledAt != null) {
            return false;
        }
        recalledAt = now;
        if (state != IssueState.COMPLETED) {
            state = IssueState.STOPPED;
        }
        return true;
    }

    /** Whether the archive may show that it is there: never before its mails may leave. */
    boolean isPublic(Instant now) {
        return archived && publishedAt != null && !publishedAt.isAfter(now);
    }

    /** False when it was held before. */
    boolean hold() {
        if (state == IssueState.HELD) {
            return false;
        }
        mustBe(IssueState.SENDING);
        state = IssueState.HELD;
        return true;
    }

    /** False when it is sending already. */
    boolean resume() {
        if (state == IssueState.SENDING) {
            return false;
        }
        mustBe(IssueState.HELD);
        state = IssueState.SENDING;
        return true;
    }

    /** False when it was stopped before. */
    boolean stop() {
        if (state == IssueState.STOPPED) {
            return false;
        }
        mustBe(IssueState.APPROVED, IssueState.SCHEDULED, IssueState.PLANNING, IssueState.SENDING, IssueState.HELD);
        state = IssueState.STOPPED;
        return true;
    }

    void complete() {
        mustBe(IssueState.SENDING);
        state = IssueState.COMPLETED;
    }

    /** Some of its mails are sent once more; it completes again by itself. */
    void sendAgain() {
        mustBe(IssueState.COMPLETED, IssueState.SENDING);
        state = IssueState.SENDING;
    }

    boolean isAsApproved() {
        return ContentHash.of(topic, variants, terms()).equals(contentHash);
    }

    /** What a reader of this language gets: their own, or else the other one. */
    IssueVariant variant(Locale reader) {
        IssueVariant own = variants.get(reader.getLanguage());
        return own != null ? own : variants.values().iterator().next();
    }

    /** The language that {@link #variant} found for this reader. */
    Locale written(Locale reader) {
        return variants.containsKey(reader.getLanguage())
                ? reader
                : Locale.of(variants.keySet().iterator().next());
    }

    private void mustBeSecond(Hand hand) {
        if (Arrays.asList(hands).contains(hand.subject())) {
            throw new ProblemException(IssueProblem.SAME_PERSON, "You wrote in it. Somebody else must approve it.");
        }
    }

    private void mustBe(IssueState first, IssueState... more) {
        Set<IssueState> allowed = EnumSet.of(first, more);
        if (!allowed.contains(state)) {
            throw new ProblemException(
                    IssueProblem.ISSUE_NOT_IN_STATE, "It is " + state + "; this is possible when " + allowed + ".");
        }
    }

    /** The issue, locked: all commands to one issue queue here. */
    static Optional<Issue> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<Issue> findIssue(UUID id) {
        return findByIdOptional(id);
    }

    /** What the archive lists, the newest first. */
    static List<Issue> listPublished(UUID topic, Instant before, Instant now, int most) {
        return find(
                        "topic = ?1 and archived and publishedAt < ?2 and publishedAt <= ?3 order by publishedAt desc, id",
                        topic,
                        before,
                        now)
                .page(0, most)
                .list();
    }

    /** The public corrections of an issue, the oldest first. */
    static List<Issue> listCorrecting(UUID issue, Instant now) {
        return list("corrects = ?1 and archived and publishedAt <= ?2 order by publishedAt, id", issue, now);
    }

    static List<Issue> listAt(IssueState state) {
        return list("state = ?1 order by id", state);
    }
}
