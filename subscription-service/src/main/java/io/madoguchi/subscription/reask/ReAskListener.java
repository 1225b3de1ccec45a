package io.madoguchi.subscription.reask;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Hears who has reached the age limit, and queues one mail for each whose contact is here: never to who stopped all mail,
 * never to an address that refused mail for good.
 */
@ApplicationScoped
class ReAskListener implements EventHandler {

    private final Deliveries deliveries;
    private final Links links;
    private final Clock clock;

    ReAskListener(Deliveries deliveries, Links links, Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.clock = clock;
    }

    /** The fact {@code person.re-ask-due}. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Due(PersonRef person, String company, LocalDate until) {
        static final String TYPE = "person.re-ask-due";
    }

    @Override
    public String topic() {
        return "madoguchi.persons";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(Due.TYPE)) {
            ask(event.data(Due.class));
        }
    }

    private void ask(Due due) {
        String person = due.person().value();
        Optional<Reader> reachable = Reader.lockByPerson(due.person())
                .filter(reader -> reader.company().equals(due.company()) && !reader.hasStopped())
                .filter(_ -> deliveries.refusedForGood(List.of(person)).isEmpty())
                .filter(_ -> !ReAsk.isAsked(person, due.until()));
        reachable.ifPresent(reader -> {
            ReAsk ask = ReAsk.of(reader, due.until(), links, clock.instant());
            ask.persist();
            deliveries.queue(MailKind.RE_ASK, ask.id, reader.company(), reader.holder(), reader.locale());
        });
    }
}
