package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.signup.SignUpTopic;
import io.madoguchi.subscription.suppression.Suppressions;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes a reader's subscriptions and tells the others. The caller has locked the reader. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Subscriptions {

    /** As far as a pause goes: later days are more than a database keeps. */
    public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final SubscriptionEvents events;
    private final Suppressions suppressions;
    private final Links links;
    private final Clock clock;

    Subscriptions(SubscriptionEvents events, Suppressions suppressions, Links links, Clock clock) {
        this.events = events;
        this.suppressions = suppressions;
        this.links = links;
        this.clock = clock;
    }

    /** Starts the episode, unless it has ended before or the reader has this topic already. */
    public void confirm(Reader reader, SignUp signUp, SignUpTopic asked) {
        EpisodeStep step = stateOf(asked.episode()).on(EpisodeFact.CONFIRMED);
        if (!step.told()) {
            return;
        }
        reader.comeBack();
        suppressions.lift(reader.id(), asked.topicId());
        Optional<Subscription> present = Subscription.listLive(reader.id()).stream()
                .filter(s -> s.topic.equals(asked.topicId()))
                .findFirst();
        if (present.isPresent()) {
            resume(present.get());
            return;
        }
        Topic topic = Topic.findTopic(asked.topicId()).orElseThrow();
        Instant now = clock.instant();
        Subscription started = Subscription.start(
                reader, new Subscription.Start(topic.id(), asked.episode(), signUp.id()), links, now);
        started.persist();
        events.confirmed(started, topic, signUp);
    }

    /** The reader leaves; false when it had ended before. */
    public boolean leave(Subscription subscription, EndReason reason) {
        return end(subscription, EpisodeFact.LEFT, reason);
    }

    /** Ends an episode because consent-service said so; an unknown one will never start. */
    boolean endElsewhere(UUID episode, EpisodeFact fact) {
        Optional<Subscription> known = Subscription.findByEpisode(episode);
        if (known.isPresent()) {
            return end(known.get(), fact, EndReason.WITHDRAWAL);
        }
        if (EpisodeState.UNKNOWN.on(fact).state() == EpisodeState.STOPPED) {
            EpisodeStop.record(episode, clock.instant());
        }
        return false;
    }

    private boolean end(Subscription subscription, EpisodeFact fact, EndReason reason) {
        EpisodeStep step = subscription.episodeState().on(fact);
        boolean changed = step.state() == EpisodeState.ENDED && subscription.end(reason, clock.instant());
        if (changed && step.told()) {
            events.ended(subscription);
        }
        return changed;
    }

    public void pause(Subscription subscription, @Nullable Instant until) {
        if (subscription.pause(until)) {
            events.paused(subscription);
        }
    }

    /** The reader asked for mails again. */
    public void resume(Subscription subscription) {
        if (wake(subscription)) {
            suppressions.lift(subscription.readerId(), subscription.topicId());
        }
    }

    /** Mails may come again, by nobody's wish; false when it was not paused. */
    boolean wake(Subscription subscription) {
        boolean changed = subscription.resume();
        if (changed) {
            events.resumed(subscription);
        }
        return changed;
    }

    static EpisodeState stateOf(UUID episode) {
        return Subscription.findByEpisode(episode)
                .map(Subscription::episodeState)
                .orElseGet(() -> EpisodeStop.isRecorded(episode) ? EpisodeState.STOPPED : EpisodeState.UNKNOWN);
    }
}
