package io.madoguchi.subscription.promotion;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds promotions as a caller may see them, and shows them. */
@ApplicationScoped
class Promotions {

    /** After every id: lists begin with the newest. */
    private static final UUID END = new UUID(-1, -1);

    /** A claimed prize is sent within this time. */
    private static final Duration DISPATCH = Duration.ofDays(14);

    private final EntityManager database;
    private final Staff staff;
    private final Clock clock;

    Promotions(EntityManager database, Staff staff, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.clock = clock;
    }

    /** What a list is narrowed to; {@code companies} only for staff, which also sees drafts. */
    record Filter(
            @Nullable Set<String> companies,
            @Nullable String company,
            @Nullable UUID cursor) {}

    PromotionPage page(Filter filter, int limit) {
        Set<String> mine = filter.companies();
        String drafts = mine == null ? " and state <> :draft" : " and company in :companies";
        var query = database.createQuery(
                        "from Promotion where (:company is null or company = :company) and id < :cursor" + drafts
                                + " order by id desc",
                        Promotion.class)
                .setParameter("company", filter.company())
                .setParameter("cursor", filter.cursor() == null ? END : filter.cursor())
                .setMaxResults(limit + 1);
        if (mine == null) {
            query.setParameter("draft", PromotionState.DRAFT);
        } else {
            query.setParameter("companies", mine);
        }
        List<Promotion> found = query.getResultList();
        List<PromotionView> shown =
                found.stream().limit(limit).map(p -> view(p, mine != null)).toList();
        return new PromotionPage(
                shown, found.size() > limit ? shown.getLast().id().toString() : null);
    }

    /** A draft does not exist for whoever is no staff of its company. */
    Promotion visible(UUID id) {
        return Promotion.findPromotion(id)
                .filter(p -> p.isPublic() || staff.isStaffOf(p.company))
                .orElseThrow(ProblemException::notFound);
    }

    /** The promotion of one of the caller's companies, locked. */
    Promotion lockMine(UUID id) {
        Promotion promotion = Promotion.lock(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(promotion.company);
        return promotion;
    }

    Promotion mine(UUID id) {
        Promotion promotion = Promotion.findPromotion(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(promotion.company);
        return promotion;
    }

    PromotionView view(Promotion p, boolean forStaff) {
        return PromotionView.of(
                p,
                PromotionRules.findInForce(p.id).orElse(null),
                Draw.findDraw(p.id).orElse(null),
                forStaff && staff.isStaffOf(p.company) ? behind(p, clock.instant()) : null,
                clock.instant());
    }

    private static PromotionView.StaffPart behind(Promotion p, Instant now) {
        RulesView draft = PromotionRules.findNewest(p.id)
                .filter(rules -> !rules.isPublished())
                .map(RulesView::of)
                .orElse(null);
        return new PromotionView.StaffPart(
                p.author,
                draft,
                p.caps(),
                PublicValue.listAll(p.id).stream()
                        .map(PromotionView.ValueView::of)
                        .toList(),
                Entry.count("promotion", p.id),
                overdue(p, now));
    }

    /** The value is out and nobody draws, or a prize that was claimed is still not sent. */
    private static PromotionView.@Nullable Overdue overdue(Promotion p, Instant now) {
        return switch (p.state) {
            case CLOSED -> now.isBefore(p.valueDue) ? null : PromotionView.Overdue.DRAW;
            case DRAWN -> Award.isClaimedBefore(p.id, now.minus(DISPATCH)) ? PromotionView.Overdue.DISPATCH : null;
            case DRAFT, PUBLISHED, ENDED -> null;
        };
    }
}
