package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.language.Bilingual;
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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** An offer to win something (E3). What decides the draw is fixed and public before it opens. */
@Entity
public class Promotion extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String company;

    @Column(nullable = false)
    String slug;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    PromotionKind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    PromotionState state;

    String titleJa;
    String titleEn;
    UUID collectionPoint;
    UUID purpose;

    @Nullable
    Long transactionValue;

    @Nullable
    Long expectedSales;

    @Column(nullable = false)
    Instant opensAt;

    @Column(nullable = false)
    Instant closesAt;

    String sourceJa;
    String sourceEn;

    /** When the public value exists: after the close, so that nobody knows it while entries are taken. */
    @Column(nullable = false)
    Instant valueDue;

    int alternates;
    int contactDays;
    int keepDays;
    int winnerKeepDays;

    @Column(nullable = false)
    byte[] commitment;

    @Column(nullable = false)
    String author;

    @Column(nullable = false)
    String[] hands;

    @Column(nullable = false)
    Instant createdAt;

    @Nullable
    Instant publishedAt;

    @Nullable
    Instant drawnAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "promotion_prize", joinColumns = @JoinColumn(name = "promotion"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    List<Prize> prizes = new ArrayList<>();

    @Version
    int version;

    protected Promotion() {}

    static Promotion draft(UUID id, CreatePromotion request, byte[] commitment, Hand author, Instant now) {
        Promotion promotion = new Promotion();
        promotion.id = id;
        promotion.company = request.company();
        promotion.slug = request.slug();
        promotion.state = PromotionState.DRAFT;
        promotion.commitment = commitment;
        promotion.author = author.name();
        promotion.hands = new String[] {author.subject()};
        promotion.createdAt = now;
        promotion.take(request.terms());
        return promotion;
    }

    static UUID nextId() {
        return Ids.next();
    }

    void rewrite(PromotionTerms terms, Hand editor) {
        mustBe(PromotionState.DRAFT);
        take(terms);
        hands = editor.joining(hands);
    }

    private void take(PromotionTerms terms) {
        kind = terms.kind();
        titleJa = terms.titles().ja();
        titleEn = terms.titles().en();
        collectionPoint = terms.collectionPoint();
        purpose = terms.purpose();
        transactionValue = terms.transactionValue();
        expectedSales = terms.expectedSales();
        opensAt = terms.opensAt();
        closesAt = terms.closesAt();
        sourceJa = terms.publicSource().ja();
        sourceEn = terms.publicSource().en();
        valueDue = terms.valueDue();
        alternates = terms.alternates();
        contactDays = terms.contactDays();
        keepDays = terms.keepDays();
        winnerKeepDays = terms.winnerKeepDays();
        prizes.clear();
        terms.prizes().forEach(prize -> prizes.add(new Prize(prize.names(), prize.value(), prize.count())));
    }

    /** The commitment counts only when it is public before the first entry. */
    void publish(Instant now) {
        mustBe(PromotionState.DRAFT);
        if (!now.isBefore(opensAt)) {
            throw new ProblemException(
                    PromotionProblem.NOT_IN_STATE, "Its opening is over. Move the window, then publish it before.");
        }
        state = PromotionState.PUBLISHED;
        publishedAt = now;
    }

    void close(Instant now) {
        mustBe(PromotionState.PUBLISHED);
        if (now.isBefore(closesAt)) {
            throw new ProblemException(PromotionProblem.NOT_IN_STATE, "It takes entries until its declared end.");
        }
        state = PromotionState.CLOSED;
    }

    void mustAwaitValue(Instant now) {
        mustBe(PromotionState.CLOSED);
        if (now.isBefore(valueDue)) {
            throw new ProblemException(PromotionProblem.NOT_IN_STATE, "The public value does not exist yet.");
        }
        if (isAbandonedAt(now)) {
            throw new ProblemException(PromotionProblem.NOT_IN_STATE, "Its last day to draw is over.");
        }
    }

    void draw(Instant now) {
        mustAwaitValue(now);
        state = PromotionState.DRAWN;
        drawnAt = now;
    }

    void end() {
        mustBe(PromotionState.CLOSED, PromotionState.DRAWN);
        state = PromotionState.ENDED;
    }

    boolean isOpenAt(Instant now) {
        return state == PromotionState.PUBLISHED && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    boolean isPublic() {
        return state != PromotionState.DRAFT;
    }

    boolean isDrawn() {
        return drawnAt != null;
    }

    /** Nobody's contact waits longer for a draw that does not come. */
    Instant drawBy() {
        return valueDue.plus(Duration.ofDays(keepDays));
    }

    boolean isAbandonedAt(Instant now) {
        return state == PromotionState.CLOSED && !now.isBefore(drawBy());
    }

    int winners() {
        return prizes.stream().mapToInt(Prize::count).sum();
    }

    /** Which prize goes with a place in the drawn order; nothing for an alternate. */
    @Nullable
    Integer prizeOf(int rank) {
        int before = 0;
        for (int i = 0; i < prizes.size(); i++) {
            before += prizes.get(i).count();
            if (rank <= before) {
                return i;
            }
        }
        return null;
    }

    Duration contactWithin() {
        return Duration.ofDays(contactDays);
    }

    List<PremiumCap.Finding> caps() {
        return PremiumCap.check(new PremiumCap.Offer(kind, transactionValue, expectedSales, prizes));
    }

    private void mustBe(PromotionState first, PromotionState... more) {
        Set<PromotionState> allowed = EnumSet.of(first, more);
        if (!allowed.contains(state)) {
            throw new ProblemException(
                    PromotionProblem.NOT_IN_STATE, "It is " + state + "; this is possible when " + allowed + ".");
        }
    }

    /** The promotion, locked: all commands to it queue here. */
    static Optional<Promotion> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Held against a close until the transaction of the entry ends. */
    static Optional<Promotion> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    public static Optional<Promotion> findPromotion(UUID id) {
        return findByIdOptional(id);
    }

    static boolean isTaken(String company, String slug) {
        return count("company = ?1 and slug = ?2", company, slug) > 0;
    }

    public UUID id() {
        return id;
    }

    public String company() {
        return company;
    }

    public UUID collectionPoint() {
        return collectionPoint;
    }

    public Bilingual titles() {
        return new Bilingual(titleJa, titleEn);
    }

    public Instant closesAt() {
        return closesAt;
    }

    public Instant valueDue() {
        return valueDue;
    }

    Bilingual publicSource() {
        return new Bilingual(sourceJa, sourceEn);
    }
}
