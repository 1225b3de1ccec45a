package io.madoguchi.subscription.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.events.Outbox;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.signup.Channel;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the other rooms what happened to subscriptions, in the transaction in which it happened. */
@ApplicationScoped
class SubscriptionEvents {

    static final String TOPIC = "madoguchi.subscriptions";
    static final String CONFIRMED = "subscription.confirmed";

    private final Outbox outbox;

    SubscriptionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @RegisterForReflection
    record Confirmed(
            UUID episode,
            String person,
            int generation,
            String company,
            UUID topic,
            Bilingual topicNames,
            List<UUID> purposes,
            UUID collectionPoint,
            Notice notice,
            Instant requestedAt,
            Instant confirmedAt,
            Evidence evidence) {}

    @RegisterForReflection
    record Notice(int revision, String hash, String locale) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(
            Channel channel, boolean ageAttested, @Nullable String document) {}

    @RegisterForReflection
    record Ended(
            UUID episode, String person, String company, UUID topic, EndReason reason, Instant endedAt, boolean echo) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Paused(
            UUID episode,
            String person,
            String company,
            UUID topic,
            @Nullable Instant until) {}

    void confirmed(Subscription subscription, Topic topic, SignUp signUp) {
        SignUp.Evidence evidence = signUp.evidence();
        publish(
                subscription,
                CONFIRMED,
                new Confirmed(
                        subscription.episode,
                        subscription.person,
                        subscription.generation,
                        subscription.company,
                        subscription.topic,
                        topic.names(),
                        List.of(topic.purpose()),
                        evidence.collectionPoint(),
                        new Notice(
                                evidence.noticeRevision(),
                                evidence.noticeHash(),
                                evidence.noticeLocale().getLanguage()),
                        signUp.requestedAt(),
                        subscription.confirmedAt,
                        new Evidence(evidence.channel(), true, null)));
    }

    void ended(Subscription subscription) {
        long revision = publish(
                subscription,
                "subscription.ended",
                new Ended(
                        subscription.episode,
                        subscription.person,
                        subscription.company,
                        subscription.topic,
                        Objects.requireNonNull(subscription.endReason),
                        Objects.requireNonNull(subscription.endedAt),
                        false));
        subscription.stoppedAt(revision);
    }

    void paused(Subscription subscription) {
        publish(subscription, "subscription.paused", pause(subscription));
    }

    void resumed(Subscription subscription) {
        publish(subscription, "subscription.resumed", pause(subscription));
    }

    private static Paused pause(Subscription subscription) {
        return new Paused(
                subscription.episode,
                subscription.person,
                subscription.company,
                subscription.topic,
                subscription.pausedUntil);
    }

    private long publish(Subscription subscription, String type, Object data) {
        return outbox.publish(TOPIC, subscription.person, type, data);
    }
}
