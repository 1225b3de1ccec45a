package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.reask.ReAsk;
import io.madoguchi.subscription.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks somebody who is of age now to answer in their own name (E14). */
@ApplicationScoped
class ReAskLetter implements Letter {

    private final Stationery stationery;
    private final Links links;
    private final Clock clock;

    ReAskLetter(Stationery stationery, Links links, Clock clock) {
        this.stationery = stationery;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public MailKind kind() {
        return MailKind.RE_ASK;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return ReAsk.findReAsk(assignment.subject())
                .filter(ask -> ask.isOpen(clock.instant()))
                .flatMap(this::write);
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return ReAsk.findReAsk(assignment.subject())
                .filter(ask -> ask.isOpen(clock.instant()))
                .isPresent();
    }

    private Optional<Draft> write(ReAsk ask) {
        try {
            return Reader.findReader(ask.readerId())
                    .map(reader -> stationery.to(reader, sheet(reader, ask), List.of()));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    private Sheet sheet(Reader reader, ReAsk ask) {
        Locale locale = ask.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(reader.company(), locale);
        List<String> topics = stationery.topicNames(
                Subscription.listLive(reader.id()).stream()
                        .map(Subscription::topicId)
                        .toList(),
                locale);
        return new Sheet(
                locale.getLanguage(),
                words.reAskSubject(company),
                words.reAskHeading(),
                words.reAskOpening(company),
                topics.isEmpty() ? List.of(words.reAskContact(company)) : topics,
                words.reAskButton(),
                stationery.page(locale, "own-name", links.token(LinkPurpose.RE_ASK, ask.id())),
                List.of(
                        words.reAskClosing(day(ask, locale)),
                        words.changeRead(stationery.policyPage(locale, reader.company()))),
                words.reAskWhy(company),
                words.reAskStop(),
                null,
                stationery.sender(reader.company(), locale));
    }

    /** As the pages write days. */
    private static String day(ReAsk ask, Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        return DateTimeFormatter.ofPattern(japanese ? "yyyy年M月d日" : "d MMMM yyyy", locale)
                .format(ask.answerUntil());
    }
}
