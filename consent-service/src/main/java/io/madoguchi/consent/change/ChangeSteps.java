package io.madoguchi.consent.change;

import static io.madoguchi.consent.ConsentProblem.NOT_PUBLISHED;

import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.policy.Policies.Succession;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The two steps of a change that staff take: comparing the versions, as often as they like, and announcing it, once. */
@ApplicationScoped
class ChangeSteps {

    private final Differences differences;
    private final Ledger ledger;
    private final Clock clock;

    ChangeSteps(Differences differences, Ledger ledger, Clock clock) {
        this.differences = differences;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Succession> step(UUID policy, int version) {
        return differences.step(policy, version, clock.instant());
    }

    /** Asked again, it compares again, until it is announced. */
    @Transactional(Transactional.TxType.MANDATORY)
    PolicyChange prepare(Succession step, String by) {
        Instant now = clock.instant();
        PolicyChange change = PolicyChange.of(
                        step.version().id(), step.version().version())
                .orElseGet(() -> PolicyChange.prepare(differences.difference(step), by, now));
        if (change.state == PolicyChange.State.PREPARED) {
            change.take(differences.difference(step));
        }
        change.persist();
        return change;
    }

    /** From here on nobody can say that it was announced at another time, or in other words. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(PolicyChange change, Succession step, String by) {
        if (!step.published()) {
            throw new ProblemException(NOT_PUBLISHED, "People are told of what they can read: publish it first.");
        }
        if (change.state == PolicyChange.State.PREPARED) {
            change.take(differences.difference(step));
        }
        change.announce(by, clock.instant());
        ledger.append(LedgerKind.POLICY_CHANGE, null, AnnouncedChange.of(change));
    }
}
