package io.madoguchi.subscription.subscription;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What consent-service made of our facts comes back here: ends are applied, receipts kept, nothing is emitted. */
@ApplicationScoped
class ConsentEchoes {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Clock clock;

    ConsentEchoes(Subscriptions subscriptions, Deliveries deliveries, Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Ends these episodes, and those of a whole purpose; another person's are left alone. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void stop(PersonRef person, List<UUID> episodes, StopEpisodes.@Nullable WholePurpose whole) {
        Optional<Reader> reader = Reader.lockByPerson(person);
        Stream<UUID> others = whole == null
                ? Stream.of()
                : reader.stream()
                        .flatMap(r -> Subscription.listLive(r.id()).stream())
                        .filter(whole::covers)
                        .map(Subscription::episode);
        Stream.concat(episodes.stream(), others)
                .distinct()
                .filter(episode -> belongs(episode, person))
                .forEach(episode -> subscriptions.endElsewhere(episode, EpisodeFact.STOPPED_ELSEWHERE));
    }

    /** Takes a person's consents as they stand; an older revision than the last changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(ConsentState state, long revision) {
        PersonRef person = new PersonRef(state.person());
        Reader.lockByPerson(person);
        if (!isNewer(person, revision)) {
            return;
        }
        state.ended().stream()
                .filter(episode -> belongs(episode, person))
                .forEach(episode -> subscriptions.endElsewhere(episode, EpisodeFact.CONSENT_WITHDRAWN));
        state.given().forEach(receipt -> keep(receipt, person));
        state.given().stream()
                .map(receipt -> Subscription.findByEpisode(receipt.episode()))
                .flatMap(Optional::stream)
                .map(Subscription::signUpId)
                .distinct()
                .forEach(this::welcome);
    }

    private static void keep(ConsentState.Receipt receipt, PersonRef person) {
        Subscription.findByEpisode(receipt.episode())
                .filter(s -> s.person.equals(person.value()))
                .ifPresent(s -> s.keepReceipt(receipt.number(), receipt.jws()));
    }

    /** One welcome for all topics of a sign-up, as soon as each that still lives has its receipt. */
    private void welcome(UUID signUpId) {
        List<Subscription> live = Subscription.listOfSignUp(signUpId).stream()
                .filter(s -> s.state != SubscriptionState.ENDED)
                .toList();
        boolean complete = !live.isEmpty()
                && live.stream().map(Subscription::receiptNumber).allMatch(Objects::nonNull);
        SignUp signUp = SignUp.findSignUp(signUpId).orElseThrow();
        if (complete && signUp.welcome(clock.instant())) {
            Subscription first = live.getFirst();
            Reader reader = Reader.findReader(first.reader).orElseThrow();
            deliveries.queue(MailKind.WELCOME, signUpId, reader.company(), reader.holder(), reader.locale());
        }
    }

    private static boolean belongs(UUID episode, PersonRef person) {
        return Subscription.findByEpisode(episode)
                .map(s -> s.person.equals(person.value()))
                .orElse(true);
    }

    private static boolean isNewer(PersonRef person, long revision) {
        return Panache.getEntityManager()
                        .createNativeQuery("""
                                insert into consent_revision as known (person, revision) values (?1, ?2)
                                on conflict (person) do update set revision = excluded.revision
                                where known.revision < excluded.revision
                                """)
                        .setParameter(1, person.value())
                        .setParameter(2, revision)
                        .executeUpdate()
                > 0;
    }
}
