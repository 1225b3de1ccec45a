package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.promotion.Entry;
import io.madoguchi.subscription.promotion.Promotion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proves an entry to whoever made it, and lets whoever did not make it take it back (E3). */
@ApplicationScoped
class EntryReceiptLetter implements Letter {

    private final Stationery stationery;
    private final Links links;
    private final Seal seal;

    EntryReceiptLetter(Stationery stationery, Links links, Seal seal) {
        this.stationery = stationery;
        this.links = links;
        this.seal = seal;
    }

    @Override
    public MailKind kind() {
        return MailKind.ENTRY_RECEIPT;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return Entry.findEntry(assignment.subject()).flatMap(this::write);
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return Entry.hold(assignment.subject());
    }

    private Optional<Draft> write(Entry entry) {
        try {
            return Promotion.findPromotion(entry.promotionId())
                    .map(promotion -> stationery.to(entry.contact(seal), sheet(entry, promotion)));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    private Sheet sheet(Entry entry, Promotion promotion) {
        Locale locale = entry.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(entry.company(), locale);
        String link = stationery.page(locale, "entry", links.token(LinkPurpose.ENTRY, entry.id()));
        return new Sheet(
                locale.getLanguage(),
                words.entrySubject(company, promotion.titles().in(locale)),
                words.entryHeading(),
                words.entryOpening(),
                List.of(
                        promotion.titles().in(locale),
                        words.entryNumber(links.token(LinkPurpose.TICKET, entry.id())),
                        words.entryCloses(stationery.minute(promotion.closesAt(), locale)),
                        words.entryValue(stationery.minute(promotion.valueDue(), locale))),
                words.entryButton(),
                link,
                List.of(words.entryNothingElse(), words.entryProof(stationery.promotionPage(locale, promotion.id()))),
                words.entryWhy(company),
                words.entryStop(),
                link,
                stationery.sender(entry.company(), entry.collectionPoint(), locale));
    }
}
