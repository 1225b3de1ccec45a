package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.person.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives each prize to the first in the drawn order who takes it, and to nobody out of that order. */
@ApplicationScoped
class Awards {

    /** The item of a collection point that lets a winner be asked where the prize goes. */
    static final String DELIVERY = "postal-address";

    private final Deliveries deliveries;
    private final Seal seal;
    private final Clock clock;

    Awards(Deliveries deliveries, Seal seal, Clock clock) {
        this.deliveries = deliveries;
        this.seal = seal;
        this.clock = clock;
    }

    /** Tells the winners; an entry that was withdrawn since the close makes way at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(Promotion promotion) {
        for (int rank = 1; rank <= promotion.winners(); rank++) {
            Integer prize = promotion.prizeOf(rank);
            if (prize != null) {
                offerNext(promotion, prize);
            }
        }
    }

    /** The next in line, when there is one; what nobody is left to win stays unawarded and is shown so. */
    @Transactional(Transactional.TxType.MANDATORY)
    void offerNext(Promotion promotion, int prize) {
        Instant now = clock.instant();
        Optional<Award> next = Award.findNext(promotion.id);
        while (next.isPresent()) {
            Award award = next.get();
            Optional<Entry> entry = Optional.ofNullable(award.entry).flatMap(Entry::findEntry);
            if (entry.isPresent()) {
                award.offer(prize, now.plus(promotion.contactWithin()), now);
                Award.flush();
                tell(award, entry.get());
                return;
            }
            award.fall(AwardState.LAPSED, null, null, now);
            Award.flush();
            next = Award.findNext(promotion.id);
        }
    }

    /** Moves a prize on when its winner did not answer in time, or is gone; false when there was nothing to do. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean lapse(Promotion promotion, Award award) {
        if (!award.isOverdue(clock.instant())) {
            return false;
        }
        fall(promotion, award, AwardState.LAPSED, null, null);
        return true;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void fall(Promotion promotion, Award award, AwardState how, @Nullable String reason, @Nullable Hand by) {
        Integer free = award.fall(how, reason, by, clock.instant());
        Award.flush();
        if (free != null) {
            offerNext(promotion, free);
        }
    }

    /** E19: where the prize goes is taken exactly where the collection point says that it is asked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    void claim(Promotion promotion, Award award, Entry entry, AnswerPrize answer) {
        boolean asked = asksForDelivery(promotion);
        if (!asked && (answer.delivery() != null || answer.name() != null)) {
            throw ProblemException.field(answer.name() == null ? "delivery" : "name", "is not asked for here");
        }
        if (asked && (answer.delivery() == null || answer.delivery().isBlank())) {
            throw ProblemException.field("delivery", "is needed so that the prize reaches you");
        }
        String name = answer.name();
        if (asked && (name == null || !PersonName.isWritable(name))) {
            throw ProblemException.field("name", "is needed, and holds only characters of names");
        }
        Instant now = clock.instant();
        award.claim(now);
        AwardClaim.of(award, entry, answer, seal, now).persist();
    }

    static boolean asksForDelivery(Promotion promotion) {
        return CollectionPoint.findPoint(promotion.collectionPoint)
                .filter(point -> point.items().contains(DELIVERY))
                .isPresent();
    }

    private void tell(Award award, Entry entry) {
        deliveries.queue(MailKind.PRIZE_WON, award.id, entry.company, entry.holder(), entry.locale());
    }
}
