package io.madoguchi.consent.consent;

import io.madoguchi.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Tells a person's whole state to the other services, and within this one who must now hear of a consent's end. */
@ApplicationScoped
class ConsentNews {

    private static final String TOPIC = "madoguchi.consents";

    /** Every other type ends something. */
    private static final Set<String> BEGINS = Set.of("consent.given", "consent.renewed");

    private final Clock clock;
    private final Outbox outbox;
    private final Event<ConsentEnded> ended;

    ConsentNews(Clock clock, Outbox outbox, Event<ConsentEnded> ended) {
        this.clock = clock;
        this.outbox = outbox;
        this.ended = ended;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void publish(Person person, Set<UUID> changed, String type) {
        person.nextRevision();
        outbox.publish(TOPIC, person.ref, type, PersonState.of(person, changed));
        if (!BEGINS.contains(type)) {
            ended.fire(ConsentEpisode.ended(person.ref, changed, clock.instant()));
        }
    }
}
