package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.subscription.Unsubscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the owner of an address that its mail was stopped through the public form, and how to take that back. */
@ApplicationScoped
class UnsubscribedLetter implements Letter {

    private final Stationery stationery;
    private final Links links;

    UnsubscribedLetter(Stationery stationery, Links links) {
        this.stationery = stationery;
        this.links = links;
    }

    @Override
    public MailKind kind() {
        return MailKind.UNSUBSCRIBED;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return Unsubscription.findUnsubscription(assignment.subject()).flatMap(this::write);
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return Unsubscription.holdStanding(assignment.subject());
    }

    private Optional<Draft> write(Unsubscription stop) {
        try {
            return Reader.findReader(stop.readerId())
                    .map(reader -> stationery.to(reader, sheet(reader, stop), List.of()));
        } catch (KeyDestroyed e) {
            return Optional.empty();
        }
    }

    private Sheet sheet(Reader reader, Unsubscription stop) {
        Locale locale = stop.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(reader.company(), locale);
        List<Subscription> ended = stop.subscriptions();
        SignUp signUp = SignUp.findSignUp(ended.getFirst().signUpId()).orElseThrow();
        return new Sheet(
                locale.getLanguage(),
                words.stoppedSubject(company),
                words.stoppedHeading(),
                words.stoppedOpening(),
                stationery.topicNames(ended.stream().map(Subscription::topicId).toList(), locale),
                words.undoButton(),
                stationery.page(locale, "undo", links.token(LinkPurpose.UNDO, stop.id())),
                List.of(words.stoppedClosing(Unsubscription.UNDO_WITHIN.toDays())),
                words.stoppedWhy(),
                words.stoppedStop(),
                null,
                stationery.sender(reader.company(), signUp.evidence().collectionPoint(), locale));
    }
}
