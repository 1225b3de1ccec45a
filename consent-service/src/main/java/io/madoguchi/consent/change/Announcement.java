package io.madoguchi.consent.change;

import io.madoguchi.consent.purpose.ChangeClass;
import io.madoguchi.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Hands the task to every service that holds a contact: each part is a row per person and one event, in one transaction, so
 * that a killed run goes on where it stood and tells nobody twice.
 */
@ApplicationScoped
class Announcement {

    /** References of 45 letters: a part stays far below what a broker takes. */
    private static final int PART = 500;

    private final Clock clock;
    private final Outbox outbox;
    private final People people;

    Announcement(Clock clock, Outbox outbox, People people) {
        this.clock = clock;
        this.outbox = outbox;
        this.people = people;
    }

    @Scheduled(every = "{madoguchi.change.announce-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (UUID id : QuarkusTransaction.requiringNew().call(PolicyChange::underWay)) {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(() -> part(id));
            }
        }
    }

    private boolean part(UUID id) {
        PolicyChange change = PolicyChange.locked(id).orElseThrow();
        String after = change.toldUntil;
        if (change.state != PolicyChange.State.ANNOUNCING || after == null) {
            return false;
        }
        List<String> next = people.after(change.company, after, PART);
        if (next.isEmpty()) {
            change.state = PolicyChange.State.ANNOUNCED;
            return false;
        }
        Instant now = clock.instant();
        Map<String, Set<UUID>> held = people.heldFor(change.company, next);
        List<String> told = new ArrayList<>();
        for (String person : next) {
            List<ChangedUse> uses = concerning(change, held.getOrDefault(person, Set.of()));
            if (!uses.isEmpty()) {
                PolicyChangePerson.tell(change, person, bySilence(uses), now).persist();
                told.add(person);
            }
        }
        change.toldPart(next.getLast(), told.size());
        if (!told.isEmpty()) {
            outbox.publish("madoguchi.policies", id.toString(), ChangeAnnounced.TYPE, ChangeAnnounced.of(change, told));
        }
        return true;
    }

    /** Everyone concerned is told; but what needs a yes is never started by the passing of time. */
    private static List<ChangedUse> bySilence(List<ChangedUse> uses) {
        return uses.stream().filter(ChangedUse::startsBySilence).toList();
    }

    /** An unrelated use concerns everyone whose data is here; a changed one those whose data is here for it. */
    private static List<ChangedUse> concerning(PolicyChange change, Set<UUID> held) {
        return change.newUses().stream()
                .filter(use -> use.change() == ChangeClass.NEW || held.contains(use.purpose()))
                .toList();
    }
}
