package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.subscription.advice.Advice;
import io.madoguchi.subscription.advice.AnnouncedChange;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a changed policy would newly use a person's data for, and offers the no (E16). */
@ApplicationScoped
class PolicyChangeLetter implements Letter {

    private final Stationery stationery;
    private final Links links;

    PolicyChangeLetter(Stationery stationery, Links links) {
        this.stationery = stationery;
        this.links = links;
    }

    @Override
    public MailKind kind() {
        return MailKind.POLICY_CHANGE;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return Advice.findAdvice(assignment.subject()).flatMap(this::write);
    }

    /** Owed to everyone whose data is here, whatever they read. */
    @Override
    public boolean stillWanted(Assignment assignment) {
        return Advice.findAdvice(assignment.subject()).isPresent();
    }

    private Optional<Draft> write(Advice advice) {
        try {
            return Reader.findReader(advice.readerId())
                    .map(reader -> stationery.to(reader, sheet(reader, advice), List.of()));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    private Sheet sheet(Reader reader, Advice advice) {
        Locale locale = advice.locale();
        LetterWords words = stationery.words(locale);
        AnnouncedChange change = advice.announced();
        String company = stationery.companyName(reader.company(), locale);
        return new Sheet(
                locale.getLanguage(),
                words.changeSubject(company),
                words.changeHeading(),
                words.changeOpening(change.titles().in(locale)),
                change.uses().stream()
                        .map(use -> use.startsBySilence()
                                ? use.texts().in(locale)
                                : words.changeOnlyWithConsent(use.texts().in(locale)))
                        .toList(),
                words.changeButton(),
                stationery.page(locale, "objection", links.token(LinkPurpose.OBJECTION, advice.id())),
                List.of(
                        words.changeClosing(time(words, change.objectWithin())),
                        words.changeRead(stationery.policyPage(locale, reader.company()))),
                words.changeWhy(company),
                words.changeStop(),
                null,
                stationery.sender(reader.company(), locale));
    }

    private static String time(LetterWords words, Duration within) {
        if (within.toDays() > 0) {
            return words.days(within.toDays());
        }
        return within.toHours() > 0 ? words.hours(within.toHours()) : words.minutes(Math.max(1, within.toMinutes()));
    }
}
