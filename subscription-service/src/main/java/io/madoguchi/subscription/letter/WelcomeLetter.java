package io.madoguchi.subscription.letter;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Attachment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.subscription.SubscriptionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says that mail comes from now on, with the signed receipts of the consents. */
@ApplicationScoped
class WelcomeLetter implements Letter {

    private final Stationery stationery;
    private final Links links;

    WelcomeLetter(Stationery stationery, Links links) {
        this.stationery = stationery;
        this.links = links;
    }

    @Override
    public MailKind kind() {
        return MailKind.WELCOME;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        List<Subscription> live = live(assignment);
        if (live.isEmpty()) {
            return Optional.empty();
        }
        SignUp signUp = SignUp.findSignUp(assignment.subject()).orElseThrow();
        try {
            return Reader.findReader(live.getFirst().readerId())
                    .map(reader -> stationery.to(reader, sheet(reader, signUp, live), receipts(live)));
        } catch (KeyDestroyed e) {
            return Optional.empty();
        }
    }

    /** Wanted while at least one of its subscriptions lives: the reader has left otherwise. */
    @Override
    public boolean stillWanted(Assignment assignment) {
        return Subscription.holdLiveOfSignUp(assignment.subject());
    }

    private static List<Subscription> live(Assignment assignment) {
        return Subscription.listOfSignUp(assignment.subject()).stream()
                .filter(s -> s.state() != SubscriptionState.ENDED && s.receiptJws() != null)
                .toList();
    }

    private Sheet sheet(Reader reader, SignUp signUp, List<Subscription> live) {
        Locale locale = reader.locale();
        LetterWords words = stationery.words(locale);
        String company = stationery.companyName(reader.company(), locale);
        String choices = stationery.page(locale, "choices", links.token(LinkPurpose.CHOICES, reader.id()));
        String numbers =
                live.stream().map(s -> String.valueOf(s.receiptNumber())).collect(Collectors.joining(", "));
        return new Sheet(
                locale.getLanguage(),
                words.welcomeSubject(company),
                words.welcomeHeading(),
                words.welcomeOpening(),
                stationery.topicNames(live.stream().map(Subscription::topicId).toList(), locale),
                words.choicesButton(),
                choices,
                List.of(words.welcomeReceipt(numbers, stationery.receiptPage(locale)), words.choicesClosing()),
                words.welcomeWhy(company),
                words.choicesStop(),
                choices,
                stationery.sender(reader.company(), signUp.evidence().collectionPoint(), locale));
    }

    private static List<Attachment> receipts(List<Subscription> live) {
        return IntStream.range(0, live.size())
                .mapToObj(i -> new Attachment(
                        i == 0 ? "receipt.jws" : "receipt-" + (i + 1) + ".jws",
                        "application/jose",
                        Objects.requireNonNull(live.get(i).receiptJws()).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }
}
