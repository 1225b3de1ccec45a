package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases claimed, marked, settled late, twice or never, in any order: rows move only as the plan of states says. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class BatchLedgerTest extends Sending {

    private static final Set<DeliveryState> ENDS =
            Set.of(DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.SUPPRESSED, DeliveryState.EXPIRED);

    @Inject
    BatchLedger batches;

    private final Map<UUID, DeliveryState> known = new HashMap<>();
    private final List<Lease> held = new ArrayList<>();
    private final Set<Long> wired = new HashSet<>();
    private final UUID issue = Ids.next();
    private Random random = new Random(0);

    @BeforeEach
    void openTheGate() {
        change("delete from delivery_lease");
        change("insert into delivery_gate (issue, state, changed_at) values (?, 'OPEN', now())", issue);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void everyMoveIsOneOfThePlan(long seed) throws SQLException {
        random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            known.put(planned(), DeliveryState.PLANNED);
        }

        for (int i = 0; i < 120; i++) {
            int action = random.nextInt(8);
            act(action);
            look("seed " + seed + ", step " + i + ", action " + action);
        }
    }

    private void act(int action) throws SQLException {
        Instant now = clock.instant();
        switch (action) {
            case 0, 1 -> batches.claim(1 + random.nextInt(4), List.of(), now).ifPresent(held::add);
            case 2, 3 -> {
                if (!held.isEmpty()) {
                    Lease lease = held.get(random.nextInt(held.size()));
                    if (batches.wire(lease)) {
                        wired.add(lease.epoch());
                    }
                }
            }
            case 4, 5 -> {
                if (!held.isEmpty()) {
                    // also leases of long ago, that were settled or lost since
                    Lease lease = held.get(random.nextInt(held.size()));
                    batches.settle(lease.epoch(), said(lease, now), now);
                }
            }
            case 6 -> {
                change("update delivery_lease set until = now() - interval '1 day' where epoch = ?", epoch());
                housekeeping.recoverLeases(now);
            }
            default -> housekeeping.tidy(now);
        }
    }

    private long epoch() {
        return held.isEmpty() ? -1 : held.get(random.nextInt(held.size())).epoch();
    }

    private List<Settled> said(Lease lease, Instant now) {
        List<Settled> rows = new ArrayList<>();
        for (Claimed claimed : lease.rows()) {
            UUID id = claimed.mail().delivery();
            DeliveryState[] states = {
                DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.DEFERRED, DeliveryState.UNKNOWN
            };
            boolean tried = wired.contains(lease.epoch()) && random.nextBoolean();
            Outcome outcome = Outcome.broken(states[random.nextInt(states.length)], Stage.DOT, "relay", "x");
            rows.add(
                    tried
                            ? Settled.said(
                                    id, new Settlement(outcome.state(), "x", now, outcome), "<a@example.jp>", "other")
                            : Settled.back(id, now, null));
        }
        return rows;
    }

    private void look(String when) {
        assertThat(values("select id::text from delivery where issue = ?", issue))
                .as(when)
                .hasSize(known.size());
        known.replaceAll((id, before) -> {
            DeliveryState after = DeliveryState.valueOf(state(id));
            boolean moved =
                    after == before || !ENDS.contains(before) && before.next().contains(after);
            assertThat(moved).as("%s: %s to %s", when, before, after).isTrue();
            return after;
        });
        assertThat(values("select 1 from delivery where state = 'LEASED' and (worker is null or lease_epoch is null)"))
                .as(when)
                .isEmpty();
        assertThat(values("select 1 from delivery d join delivery_lease l on l.epoch = d.lease_epoch"
                        + " where d.state = 'LEASED' and l.ended_at is not null"))
                .as(when)
                .isEmpty();
    }

    @Test
    void aLeaseThatWasLostIsFencedOff() throws SQLException {
        UUID mail = planned();
        Lease lost = batches.claim(1, List.of(), clock.instant()).orElseThrow();
        change("update delivery_lease set until = now() - interval '1 second'");
        housekeeping.recoverLeases(clock.instant());
        Lease next = batches.claim(1, List.of(), clock.instant()).orElseThrow();

        assertThat(next.epoch()).isGreaterThan(lost.epoch());
        assertThat(batches.wire(lost)).isFalse();
        batches.settle(
                lost.epoch(),
                List.of(Settled.dropped(mail, DeliveryState.SUPPRESSED, "x", clock.instant())),
                clock.instant());
        assertThat(state(mail)).isEqualTo("LEASED");
        assertThat(batches.wire(next)).isTrue();
    }

    @Test
    void providersThatAreShutAreNotClaimed() throws SQLException {
        UUID mail = planned();
        change("update delivery set provider = 'docomo' where id = ?", mail);

        assertThat(batches.claim(1, List.of("docomo", "au"), clock.instant())).isEmpty();
        assertThat(batches.claim(1, List.of("au"), clock.instant())).isPresent();
    }

    @Test
    void theGateGoesOnceNothingCanComeBackToIt() {
        UUID mail = planned();
        change("update delivery_gate set changed_at = now() - interval '1 year' where issue = ?", issue);

        housekeeping.forgetGates(clock.instant());
        assertThat(gates()).as("a mail still waits").isEqualTo("1");
        change("update delivery set state = 'ACCEPTED' where id = ?", mail);
        change("update delivery_gate set changed_at = now() where issue = ?", issue);
        housekeeping.forgetGates(clock.instant());
        assertThat(gates()).as("a frozen sender may come back").isEqualTo("1");
        change("update delivery_gate set changed_at = now() - interval '1 year' where issue = ?", issue);
        housekeeping.forgetGates(clock.instant());
        assertThat(gates()).isEqualTo("0");
    }

    private String gates() {
        return value("select count(*)::text from delivery_gate where issue = ?", issue);
    }

    private UUID planned() {
        Assignment mail = new Assignment(
                Ids.next(), MailKind.ISSUE, Ids.next(), issue, "aoba", new Holder(person(), 1), Locale.ENGLISH);
        ledger.plan(mail, clock.instant(), config.timeToLive());
        change("update delivery set issue = ? where id = ?", issue, mail.delivery());
        return mail.delivery();
    }
}
