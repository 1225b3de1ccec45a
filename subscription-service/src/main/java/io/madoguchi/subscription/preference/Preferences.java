package io.madoguchi.subscription.preference;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.Channel;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.signup.SignUpTopic;
import io.madoguchi.subscription.signup.SignUps;
import io.madoguchi.subscription.subscription.EndReason;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.subscription.SubscriptionState;
import io.madoguchi.subscription.subscription.Subscriptions;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and changes one reader's choices, each in one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Preferences {

    private final Subscriptions subscriptions;
    private final SignUps signUps;
    private final AddressBook book;
    private final Links links;
    private final Seal seal;
    private final Clock clock;

    Preferences(Subscriptions subscriptions, SignUps signUps, AddressBook book, Links links, Seal seal, Clock clock) {
        this.subscriptions = subscriptions;
        this.signUps = signUps;
        this.book = book;
        this.links = links;
        this.seal = seal;
        this.clock = clock;
    }

    /** The page after a change, and whose mails must fall silent where something was stopped. */
    record Changed(PreferencesView view, @Nullable PersonRef stopped) {}

    PreferencesView look(String token) {
        return view(Reader.findByChoices(links.hash(token)).orElseThrow(Preferences::unknown));
    }

    Changed change(ChangePreferences request) {
        UUID id = Reader.findByChoices(links.hash(request.token()))
                .orElseThrow(Preferences::unknown)
                .id();
        Reader reader = Reader.lock(id);
        String locale = request.locale();
        if (locale != null) {
            reader.read(Locale.of(locale));
        }
        Map<UUID, Subscription> live = Subscription.listLive(id).stream()
                .collect(Collectors.toMap(Subscription::topicId, Function.identity()));
        List<UUID> wished = new ArrayList<>();
        boolean stops = false;
        for (ChangePreferences.Change change : request.all()) {
            Subscription present = live.get(change.topic());
            stops |= present != null && change.state() != ChangePreferences.Wanted.ACTIVE;
            if (present != null) {
                apply(change, present);
            } else if (change.state() == ChangePreferences.Wanted.ACTIVE) {
                wished.add(change.topic());
            }
        }
        ask(reader, wished);
        Subscription.flush();
        return new Changed(view(reader), stops ? reader.holder().person() : null);
    }

    private void apply(ChangePreferences.Change change, Subscription present) {
        switch (change.state()) {
            case ACTIVE -> subscriptions.resume(present);
            case PAUSED -> subscriptions.pause(present, later(change.until()));
            case ENDED -> subscriptions.leave(present, EndReason.READER);
        }
    }

    private @Nullable Instant later(@Nullable Instant until) {
        if (until != null && (!until.isAfter(clock.instant()) || until.isAfter(Subscriptions.LATEST))) {
            throw ProblemException.field("changes.until", "must be in the future, before the year 9999");
        }
        return until;
    }

    /** New topics go through the gate again, with the notice that is open now, and wait for their own confirmation. */
    private void ask(Reader reader, List<UUID> topics) {
        Set<UUID> pending = pending(reader).keySet();
        Map<UUID, List<UUID>> byPoint = new LinkedHashMap<>();
        for (UUID id : new HashSet<>(topics)) {
            Topic topic = Topic.findTopic(id)
                    .filter(t -> t.isOpen() && t.company().equals(reader.company()))
                    .orElseThrow(
                            () -> ProblemException.field("changes.topic", "is not a topic that can be chosen here"));
            if (!pending.contains(id)) {
                byPoint.computeIfAbsent(topic.collectionPoint(), point -> new ArrayList<>())
                        .add(id);
            }
        }
        if (byPoint.size() > 1) {
            throw ProblemException.field("changes", "asks for topics under different notices; choose them one by one");
        }
        byPoint.forEach((point, asked) -> signUps.takeFrom(contact(reader), evidence(reader, point), asked));
    }

    private Contact contact(Reader reader) {
        EmailAddress address = address(reader);
        return new Contact(
                reader.company(), address, book.index(reader.company(), address), reader.name(seal), reader.locale());
    }

    private static SignUp.Evidence evidence(Reader reader, UUID collectionPoint) {
        CollectionPoint point = CollectionPoint.findPoint(collectionPoint)
                .filter(CollectionPoint::isOpen)
                .orElseThrow(() -> new ProblemException(
                        SubscriptionProblem.COLLECTION_POINT_CLOSED, "Nothing was changed. Look at the page again."));
        return new SignUp.Evidence(
                point.id(), point.revision(), point.noticeHash(reader.locale()), reader.locale(), Channel.FORM);
    }

    private PreferencesView view(Reader reader) {
        Map<UUID, Subscription> newest = new LinkedHashMap<>();
        Subscription.listOfReader(reader.id()).forEach(s -> newest.put(s.topicId(), s));
        Map<UUID, SignUp> pending = pending(reader);
        pending.keySet()
                .removeIf(topic -> Optional.ofNullable(newest.get(topic))
                        .filter(s -> s.state() != SubscriptionState.ENDED)
                        .isPresent());
        pending.keySet().forEach(newest::remove);
        Set<UUID> chosen = new HashSet<>(newest.keySet());
        chosen.addAll(pending.keySet());
        List<PreferencesView.Choice> choices = new ArrayList<>();
        for (Topic topic : Topic.listTopics(chosen)) {
            Subscription confirmed = newest.get(topic.id());
            SignUp waiting = pending.get(topic.id());
            if (confirmed != null) {
                choices.add(PreferencesView.Choice.of(confirmed, topic));
            } else if (waiting != null) {
                choices.add(waiting(topic, waiting));
            }
        }
        return new PreferencesView(
                reader.company(),
                address(reader).masked(),
                reader.locale().getLanguage(),
                choices,
                Topic.listOpen(reader.company()).stream()
                        .filter(t -> !chosen.contains(t.id()))
                        .map(PreferencesView.Other::of)
                        .toList());
    }

    private static PreferencesView.Choice waiting(Topic topic, SignUp signUp) {
        return new PreferencesView.Choice(
                signUp.id(),
                topic.id(),
                topic.names(),
                PreferencesView.State.PENDING,
                signUp.requestedAt(),
                null,
                null);
    }

    private Map<UUID, SignUp> pending(Reader reader) {
        Instant now = clock.instant();
        Map<UUID, SignUp> pending = new HashMap<>();
        SignUp.listPending(reader.holder().person()).stream()
                .filter(signUp -> signUp.isPendingAt(now))
                .forEach(signUp -> signUp.topics().stream()
                        .map(SignUpTopic::topicId)
                        .forEach(topic -> pending.put(topic, signUp)));
        return pending;
    }

    private EmailAddress address(Reader reader) {
        try {
            return reader.address(seal);
        } catch (KeyDestroyed e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
