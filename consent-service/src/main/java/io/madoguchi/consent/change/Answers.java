package io.madoguchi.consent.change;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.Acquisitions.Advised;
import io.madoguchi.consent.purpose.PurposeMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes in what became of each person's notice, and what the person said to it. Facts may come twice, and in any order. */
@ApplicationScoped
class Answers {

    private final Clock clock;
    private final Acquisitions acquisitions;

    Answers(Clock clock, Acquisitions acquisitions) {
        this.clock = clock;
        this.acquisitions = acquisitions;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void reported(ChangeReported report) {
        Optional<PolicyChangePerson> told =
                PolicyChangePerson.locked(report.person().value(), report.change());
        if (told.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        PolicyChangePerson person = told.get();
        switch (report.outcome()) {
            case DELIVERED -> {
                PolicyChange change = PolicyChange.findById(report.change());
                Instant at = report.at().isAfter(now) ? now : report.at();
                if (person.delivered(at, change.startFor(at), now)) {
                    advise(change, person);
                }
            }
            case FAILED -> notReached(person, PolicyChangePerson.State.FAILED, now);
            case UNREACHABLE -> notReached(person, PolicyChangePerson.State.UNREACHABLE, now);
        }
    }

    /** False when the person is not in this change; saying no twice is saying it once. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean objected(UUID change, String person, String by, Instant at) {
        Optional<PolicyChangePerson> told = PolicyChangePerson.locked(person, change);
        Instant now = clock.instant();
        Instant said = at.isAfter(now) ? now : at;
        told.filter(p -> p.object(by, said)).ifPresent(p -> acquisitions.unadvise(person, change, said));
        return told.isPresent();
    }

    private void notReached(PolicyChangePerson person, PolicyChangePerson.State how, Instant now) {
        person.notReached(how, now);
        acquisitions.unadvise(person.person, person.change, now);
    }

    /** From its start the advice covers the new uses as a notice shown would; a use that needs a yes waits for it. */
    private void advise(PolicyChange change, PolicyChangePerson person) {
        Instant starts = person.startsAt;
        if (person.objectedAt != null || starts == null) {
            return;
        }
        Set<UUID> theirs = new HashSet<>(Arrays.asList(person.uses));
        List<Advised.Use> covered = change.newUses().stream()
                .filter(u -> theirs.contains(u.purposeVersion()))
                .filter(u -> u.startsBySilence() && u.mode() == PurposeMode.NOTICE)
                .map(u -> new Advised.Use(u.purpose(), u.version()))
                .toList();
        if (!covered.isEmpty()) {
            acquisitions.advise(
                    new Advised(person.person, change.company, change.id, change.policyVersion, covered, starts));
        }
    }
}
