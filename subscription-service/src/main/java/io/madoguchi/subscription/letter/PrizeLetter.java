package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.promotion.Award;
import io.madoguchi.subscription.promotion.Entry;
import io.madoguchi.subscription.promotion.Prize;
import io.madoguchi.subscription.promotion.Promotion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells somebody what they have won, and until when an answer counts. */
@ApplicationScoped
class PrizeLetter implements Letter {

    private final Stationery stationery;
    private final Links links;
    private final Seal seal;
    private final Clock clock;

    PrizeLetter(Stationery stationery, Links links, Seal seal, Clock clock) {
        this.stationery = stationery;
        this.links = links;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public MailKind kind() {
        return MailKind.PRIZE_WON;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return Award.findAward(assignment.subject())
                .flatMap(award -> Optional.ofNullable(award.entryId())
                        .flatMap(Entry::findEntry)
                        .flatMap(entry -> write(award, entry)));
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return Award.holdWaiting(assignment.subject());
    }

    private Optional<Draft> write(Award award, Entry entry) {
        Instant until = award.contactBy();
        if (until == null || !clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        try {
            return Promotion.findPromotion(entry.promotionId())
                    .flatMap(promotion -> award.wonOf(promotion)
                            .map(prize -> stationery.to(
                                    entry.contact(seal), sheet(award, entry, new Won(promotion, prize, until)))));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    private record Won(Promotion promotion, Prize prize, Instant until) {}

    private Sheet sheet(Award award, Entry entry, Won won) {
        Locale locale = entry.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(entry.company(), locale);
        String title = won.promotion().titles().in(locale);
        return new Sheet(
                locale.getLanguage(),
                words.prizeSubject(company, title),
                words.prizeHeading(),
                words.prizeOpening(title),
                List.of(won.prize().names().in(locale)),
                words.prizeButton(),
                stationery.page(locale, "prize", links.token(LinkPurpose.PRIZE, award.id())),
                List.of(
                        words.prizeClosing(stationery.minute(won.until(), locale)),
                        words.prizeCostsNothing(),
                        words.prizeProof(
                                stationery.promotionPage(locale, won.promotion().id()))),
                words.prizeWhy(company),
                words.prizeStop(),
                null,
                stationery.sender(entry.company(), entry.collectionPoint(), locale));
    }
}
