package io.madoguchi.subscription.confirmation;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.signup.SignUpTopic;
import io.madoguchi.subscription.subscription.Subscriptions;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a sign-up into a reader with subscriptions, in one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Confirmations {

    private final Subscriptions subscriptions;
    private final Links links;
    private final Seal seal;
    private final Clock clock;

    Confirmations(Subscriptions subscriptions, Links links, Seal seal, Clock clock) {
        this.subscriptions = subscriptions;
        this.links = links;
        this.seal = seal;
        this.clock = clock;
    }

    SignUpLinkView look(String token) {
        SignUp signUp = SignUp.findByLink(links.hash(token)).orElseThrow(Confirmations::unknown);
        SignUpLinkView.State state = switch (signUp.stateAt(clock.instant())) {
            case PENDING -> SignUpLinkView.State.OPEN;
            case CONFIRMED -> SignUpLinkView.State.USED;
            case EXPIRED, CANCELLED -> SignUpLinkView.State.EXPIRED;
        };
        return new SignUpLinkView(
                state, signUp.company(), names(signUp), signUp.locale().getLanguage());
    }

    /**
     * The press of the button. A repeat of the same command gets the same answer: the choices token is computed again,
     * so that nothing readable is kept for it.
     */
    ConfirmationView confirm(String token, @Nullable String commandKey) {
        byte[] link = links.hash(token);
        byte @Nullable [] command = commandKey == null ? null : links.hash(commandKey);
        Reader.takeTurn(SignUp.personOf(link).orElseThrow(Confirmations::unknown));
        SignUp signUp = SignUp.lockByLink(link).orElseThrow(Confirmations::unknown);
        Instant now = clock.instant();
        return switch (signUp.stateAt(now)) {
            case PENDING -> confirm(signUp, command, now);
            case CONFIRMED -> repeat(signUp, command);
            case EXPIRED, CANCELLED -> throw expired();
        };
    }

    private ConfirmationView confirm(SignUp signUp, byte @Nullable [] command, Instant now) {
        Reader reader = reader(signUp, now);
        signUp.confirm(command, now);
        signUp.topics().forEach(asked -> subscriptions.confirm(reader, signUp, asked));
        return view(signUp, reader);
    }

    private Reader reader(SignUp signUp, Instant now) {
        Contact contact;
        try {
            contact = signUp.contact(seal);
        } catch (KeyDestroyed e) {
            throw expired();
        }
        Reader known =
                Reader.lockByAddress(signUp.company(), contact.addressIndex()).orElse(null);
        if (known == null) {
            return Reader.open(signUp.holder(), contact, seal, links, now);
        }
        known.rename(contact.name(), seal);
        known.read(contact.locale());
        return known;
    }

    private ConfirmationView repeat(SignUp signUp, byte @Nullable [] command) {
        byte[] first = signUp.confirmedBy();
        Reader reader = Reader.findByPerson(signUp.holder().person(), signUp.company())
                .filter(r -> command != null && Arrays.equals(command, first))
                .orElseThrow(() -> new ProblemException(
                        SubscriptionProblem.ALREADY_CONFIRMED, "You are on the list; there is nothing more to do."));
        return view(signUp, reader);
    }

    private ConfirmationView view(SignUp signUp, Reader reader) {
        return new ConfirmationView(signUp.company(), names(signUp), links.token(LinkPurpose.CHOICES, reader.id()));
    }

    private static List<Bilingual> names(SignUp signUp) {
        return Topic.listTopics(
                        signUp.topics().stream().map(SignUpTopic::topicId).toList())
                .stream()
                .map(Topic::names)
                .toList();
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }

    private static ProblemException expired() {
        return new ProblemException(
                SubscriptionProblem.LINK_EXPIRED, "What you had typed is deleted. Subscribe again to get a new mail.");
    }
}
