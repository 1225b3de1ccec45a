package io.madoguchi.subscription.advice;

import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Queues one notice for each person whose contact is here. A service notice may go to someone who left every list; it never
 * goes to an address that refused mail for good.
 */
@ApplicationScoped
class Advices {

    private final Deliveries deliveries;
    private final AdviceEvents events;
    private final Links links;
    private final Clock clock;

    Advices(Deliveries deliveries, AdviceEvents events, Links links, Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.links = links;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void advise(ChangeAnnounced announced) {
        if (AnnouncedChange.find(announced.change()).isEmpty()) {
            AnnouncedChange.of(announced).persistAndFlush();
        }
        Set<String> told = new HashSet<>(Advice.toldOf(announced.change(), announced.people()));
        Map<String, Reader> readers = Reader.listByPersons(announced.people(), announced.company()).stream()
                .collect(Collectors.toMap(r -> r.holder().person().value(), Function.identity()));
        Set<String> refused = deliveries.refusedForGood(announced.people());
        Instant now = clock.instant();
        // the outbox locks the keys it writes for: always in one order
        List<String> people = announced.people().stream().sorted().distinct().toList();
        for (String person : people) {
            Reader reader = readers.get(person);
            if (told.contains(person)) {
                continue;
            }
            if (reader == null || refused.contains(person)) {
                events.reported(announced.change(), person, announced.company(), Advice.Outcome.UNREACHABLE, now);
            } else {
                advise(reader, announced, now);
            }
        }
    }

    private void advise(Reader reader, ChangeAnnounced announced, Instant now) {
        Advice advice = Advice.to(reader, announced.change(), links, now);
        advice.delivery = deliveries.queue(
                MailKind.POLICY_CHANGE, advice.id(), reader.company(), reader.holder(), reader.locale());
        advice.persist();
    }
}
