package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of the rules. Whoever wrote a word of it cannot publish it; a published one never changes. */
@Entity
public class PromotionRules extends PanacheEntityBase {

    @Id
    UUID id;

    UUID promotion;
    int version;

    @Column(nullable = false)
    String textJa;

    @Column(nullable = false)
    String textEn;

    @Column(nullable = false)
    String author;

    @Column(nullable = false)
    String[] hands;

    @Nullable
    String publisher;

    @Nullable
    String document;

    @Nullable
    String hash;

    @Column(nullable = false)
    Instant createdAt;

    @Nullable
    Instant publishedAt;

    protected PromotionRules() {}

    static PromotionRules draft(UUID promotion, int version, RulesText text, Hand author, Instant now) {
        PromotionRules rules = new PromotionRules();
        rules.id = Ids.next();
        rules.promotion = promotion;
        rules.version = version;
        rules.textJa = text.ja();
        rules.textEn = text.en();
        rules.author = author.name();
        rules.hands = new String[] {author.subject()};
        rules.createdAt = now;
        return rules;
    }

    void rewrite(RulesText text, Hand editor) {
        mustBeDraft();
        textJa = text.ja();
        textEn = text.en();
        hands = editor.joining(hands);
    }

    /** Freezes the words together with the terms they are about. */
    void publish(Promotion about, Hand second, Instant now) {
        mustBeDraft();
        if (second.isAmong(hands) || second.isAmong(about.hands)) {
            throw new ProblemException(PromotionProblem.SAME_PERSON, "You wrote in it. Somebody else must publish it.");
        }
        String frozen = RulesDocument.of(about, this);
        publisher = second.name();
        document = frozen;
        hash = Digest.named(Digest.sha256(Digest.utf8(frozen)));
        publishedAt = now;
    }

    boolean isPublished() {
        return publishedAt != null;
    }

    private void mustBeDraft() {
        if (isPublished()) {
            throw new ProblemException(PromotionProblem.NOT_IN_STATE, "A published version never changes.");
        }
    }

    static List<PromotionRules> listPublished(UUID promotion) {
        return list("promotion = ?1 and publishedAt is not null order by version", promotion);
    }

    static Optional<PromotionRules> findNewest(UUID promotion) {
        return find("promotion = ?1 order by version desc", promotion).firstResultOptional();
    }

    static Optional<PromotionRules> findInForce(UUID promotion) {
        return find("promotion = ?1 and publishedAt is not null order by version desc", promotion)
                .firstResultOptional();
    }

    static Optional<PromotionRules> findVersion(UUID promotion, int version) {
        return find("promotion = ?1 and version = ?2", promotion, version).firstResultOptional();
    }
}
