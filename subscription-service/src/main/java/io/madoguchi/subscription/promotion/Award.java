package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One place in the drawn order: a prize, or the right to the next one that comes free. */
@Entity
public class Award extends PanacheEntityBase {

    private static final Set<AwardState> HOLDING = EnumSet.of(AwardState.WAITING, AwardState.CLAIMED);

    @Id
    UUID id;

    UUID promotion;
    int rank;
    int leaf;

    /** Absent when the entry was withdrawn or erased. */
    @Nullable
    UUID entry;

    @Nullable
    Integer prize;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    AwardState state;

    @Column(nullable = false)
    byte[] claimLink;

    @Nullable
    Instant contactBy;

    @Nullable
    String reason;

    @Nullable
    String hand;

    @Column(nullable = false)
    Instant changedAt;

    protected Award() {}

    static Award drawn(UUID promotion, int rank, int leaf, @Nullable UUID entry, Links links, Instant now) {
        Award award = new Award();
        award.id = Ids.next();
        award.promotion = promotion;
        award.rank = rank;
        award.leaf = leaf;
        award.entry = entry;
        award.state = AwardState.ALTERNATE;
        award.claimLink = links.hashOf(LinkPurpose.PRIZE, award.id);
        award.changedAt = now;
        return award;
    }

    /** From here on an answer is awaited. */
    void offer(int prizeIndex, Instant until, Instant now) {
        mustBe(EnumSet.of(AwardState.ALTERNATE));
        prize = prizeIndex;
        contactBy = until;
        move(AwardState.WAITING, now);
    }

    void claim(Instant now) {
        mustBe(EnumSet.of(AwardState.WAITING));
        move(AwardState.CLAIMED, now);
    }

    void send(Hand by, Instant now) {
        mustBe(EnumSet.of(AwardState.CLAIMED));
        hand = by.name();
        move(AwardState.SENT, now);
    }

    /** The place falls; its prize, when it had one, is free for the next. */
    @Nullable
    Integer fall(AwardState how, @Nullable String why, @Nullable Hand by, Instant now) {
        mustBe(EnumSet.of(AwardState.ALTERNATE, AwardState.WAITING, AwardState.CLAIMED));
        Integer free = prize;
        prize = null;
        reason = why;
        hand = by == null ? null : by.name();
        move(how, now);
        return free;
    }

    private void move(AwardState next, Instant now) {
        state = next;
        changedAt = now;
    }

    private void mustBe(Set<AwardState> allowed) {
        if (!allowed.contains(state)) {
            throw new ProblemException(
                    PromotionProblem.AWARD_NOT_IN_STATE, "It is " + state + "; this is possible when " + allowed + ".");
        }
    }

    boolean isOverdue(Instant now) {
        Instant until = contactBy;
        return HOLDING.contains(state)
                && (entry == null || (state == AwardState.WAITING && until != null && !now.isBefore(until)));
    }

    static Optional<Award> findByLink(byte[] link) {
        return find("claimLink", link).firstResultOptional();
    }

    static Optional<Award> findRank(UUID promotion, int rank) {
        return find("promotion = ?1 and rank = ?2", promotion, rank).firstResultOptional();
    }

    static List<Award> listAll(UUID promotion) {
        return list("promotion = ?1 order by rank", promotion);
    }

    static List<Award> listHolding(UUID promotion) {
        return list("promotion = ?1 and state in ?2 order by rank", promotion, HOLDING);
    }

    static boolean isClaimedBefore(UUID promotion, Instant moment) {
        return count("promotion = ?1 and state = ?2 and changedAt < ?3", promotion, AwardState.CLAIMED, moment) > 0;
    }

    static Optional<Award> findNext(UUID promotion) {
        return find("promotion = ?1 and state = ?2 order by rank", promotion, AwardState.ALTERNATE)
                .firstResultOptional();
    }

    static Optional<Award> findByEntry(UUID entry) {
        return find("entry", entry).firstResultOptional();
    }

    public static Optional<Award> findAward(UUID id) {
        return findByIdOptional(id);
    }

    /** Whether the news of the prize may still go out; held against an end until the transaction ends. */
    public static boolean holdWaiting(UUID id) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from award where id = ?1 and state = 'WAITING' and entry is not null for share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID entryId() {
        return entry;
    }

    public @Nullable Instant contactBy() {
        return contactBy;
    }

    /** What is won, in both languages. */
    public Optional<Prize> wonOf(Promotion promotionOfIt) {
        Integer won = prize;
        return won == null ? Optional.empty() : Optional.of(promotionOfIt.prizes.get(won));
    }
}
