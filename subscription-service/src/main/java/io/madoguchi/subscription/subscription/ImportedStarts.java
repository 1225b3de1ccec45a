package io.madoguchi.subscription.subscription;

import io.madoguchi.events.Outbox;
import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.signup.Channel;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Tells of subscriptions that began elsewhere, by the thousand: the same fact as that of a confirmation here. */
@ApplicationScoped
public class ImportedStarts {

    private final Outbox outbox;

    ImportedStarts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What all of them rest on. */
    public record Ground(
            Topic topic,
            UUID collectionPoint,
            int noticeRevision,
            String noticeHash,
            String noticeLocale,
            boolean ageAttested,
            Instant at) {}

    /** One of them, each person once. */
    public record Start(UUID episode, Holder holder, Instant consentedAt, String document) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Ground ground, List<Start> starts) {
        SortedMap<String, SubscriptionEvents.Confirmed> facts = new TreeMap<>();
        starts.forEach(start -> facts.put(start.holder().person().value(), fact(ground, start)));
        outbox.publishAll(SubscriptionEvents.TOPIC, SubscriptionEvents.CONFIRMED, facts);
    }

    private static SubscriptionEvents.Confirmed fact(Ground ground, Start start) {
        return new SubscriptionEvents.Confirmed(
                start.episode(),
                start.holder().person().value(),
                start.holder().generation(),
                ground.topic().company(),
                ground.topic().id(),
                ground.topic().names(),
                List.of(ground.topic().purpose()),
                ground.collectionPoint(),
                new SubscriptionEvents.Notice(ground.noticeRevision(), ground.noticeHash(), ground.noticeLocale()),
                start.consentedAt(),
                start.consentedAt(),
                new SubscriptionEvents.Evidence(Channel.IMPORT, ground.ageAttested(), start.document()));
    }
}
