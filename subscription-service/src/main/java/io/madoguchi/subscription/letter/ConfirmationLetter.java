package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.signup.SignUpTopic;
import io.madoguchi.subscription.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The answer to a sign-up. Only here, out of sight of whoever signed up, it is decided whether this is news: a reader who
 * has all of it already is told so instead of being asked.
 */
@ApplicationScoped
class ConfirmationLetter implements Letter {

    private final Stationery stationery;
    private final Links links;
    private final Seal seal;
    private final Clock clock;

    ConfirmationLetter(Stationery stationery, Links links, Seal seal, Clock clock) {
        this.stationery = stationery;
        this.links = links;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public MailKind kind() {
        return MailKind.CONFIRMATION;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return SignUp.findSignUp(assignment.subject())
                .filter(signUp -> signUp.isPendingAt(clock.instant()))
                .flatMap(this::write);
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return SignUp.holdPending(assignment.subject());
    }

    private Optional<Draft> write(SignUp signUp) {
        Contact contact;
        try {
            contact = signUp.contact(seal);
        } catch (KeyDestroyed e) {
            return Optional.empty();
        }
        Set<UUID> asked = signUp.topics().stream().map(SignUpTopic::topicId).collect(Collectors.toSet());
        Optional<Reader> reader = Reader.findByPerson(signUp.holder().person(), signUp.company());
        Set<UUID> present = reader.stream()
                .flatMap(r -> Subscription.listLive(r.id()).stream())
                .map(Subscription::topicId)
                .collect(Collectors.toSet());
        Sheet sheet = reader.isPresent() && present.containsAll(asked)
                ? already(signUp, reader.get(), asked)
                : confirm(signUp, asked);
        return Optional.of(stationery.to(contact, sheet));
    }

    private Sheet confirm(SignUp signUp, Set<UUID> asked) {
        Locale locale = signUp.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(signUp.company(), locale);
        return new Sheet(
                locale.getLanguage(),
                words.confirmSubject(company),
                words.confirmHeading(),
                words.confirmOpening(),
                stationery.topicNames(asked, locale),
                words.confirmButton(),
                stationery.page(locale, "confirm", links.token(LinkPurpose.CONFIRM, signUp.id())),
                List.of(words.confirmClosing(Duration.between(signUp.requestedAt(), signUp.expiresAt())
                        .toHours())),
                words.confirmWhy(company),
                words.confirmStop(),
                null,
                stationery.sender(signUp.company(), signUp.evidence().collectionPoint(), locale));
    }

    private Sheet already(SignUp signUp, Reader reader, Set<UUID> asked) {
        Locale locale = signUp.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(signUp.company(), locale);
        String choices = stationery.page(locale, "choices", links.token(LinkPurpose.CHOICES, reader.id()));
        return new Sheet(
                locale.getLanguage(),
                words.alreadySubject(company),
                words.alreadyHeading(),
                words.alreadyOpening(),
                stationery.topicNames(asked, locale),
                words.choicesButton(),
                choices,
                List.of(words.alreadyClosing()),
                words.alreadyWhy(company),
                words.choicesStop(),
                choices,
                stationery.sender(signUp.company(), signUp.evidence().collectionPoint(), locale));
    }
}
