package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.events.Ids;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: rows move only as {@link DeliveryState#next} says, and their sum stays. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class DeliveryLedgerTest extends Sending {

    private static final Set<DeliveryState> ENDS =
            Set.of(DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.SUPPRESSED, DeliveryState.EXPIRED);

    private final Map<UUID, DeliveryState> known = new HashMap<>();
    private final List<Claimed> held = new ArrayList<>();
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void everyMoveIsOneOfThePlan(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            known.put(queue(), DeliveryState.PLANNED);
        }

        for (int i = 0; i < 150; i++) {
            int action = random.nextInt(11);
            act(action);
            look("seed " + seed + ", step " + i + ", action " + action);
        }
    }

    private void act(int action) {
        Instant now = clock.instant();
        switch (action) {
            case 0, 1 -> held.addAll(ledger.claim(Lane.SERVICE, 1 + random.nextInt(3), now));
            case 2, 3, 4 ->
                any(claimed -> QuarkusTransaction.requiringNew().call(() -> ledger.wire(claimed, "<a@b>", now)));
            case 5, 6 ->
                any(claimed -> {
                    DeliveryState[] results = {
                        DeliveryState.ACCEPTED, DeliveryState.DEFERRED, DeliveryState.REJECTED, DeliveryState.UNKNOWN
                    };
                    Outcome outcome = Outcome.broken(results[random.nextInt(4)], Stage.DOT, "relay", "x");
                    ledger.settle(
                            claimed.mail().delivery(),
                            Settlement.of(outcome, claimed, List.of(Duration.ZERO), now),
                            now);
                });
            case 7 ->
                any(claimed -> {
                    ledger.release(claimed.mail().delivery(), now, now);
                });
            case 8 ->
                any(claimed -> {
                    ledger.drop(claimed.mail().delivery(), DeliveryState.SUPPRESSED, "x", now);
                });
            case 9 -> {
                change(
                        "update delivery set worker = ? where state in ('LEASED', 'ON_WIRE') and id = ?",
                        Ids.next(),
                        row());
                housekeeping.recover(now);
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    change("update delivery set expires_at = now() - interval '1 minute' where id = ?", row());
                }
                housekeeping.tidy(now);
            }
        }
    }

    private void any(Consumer<Claimed> move) {
        if (!held.isEmpty()) {
            // also claims of long ago, that somebody else has taken since
            move.accept(held.get(random.nextInt(held.size())));
        }
    }

    private UUID row() {
        return known.keySet().stream().sorted().toList().get(random.nextInt(known.size()));
    }

    private void look(String when) {
        assertThat(values("select id::text from delivery")).as(when).hasSize(known.size());
        known.replaceAll((id, before) -> {
            DeliveryState after = DeliveryState.valueOf(state(id));
            boolean moved = after == before || reachable(before, after);
            assertThat(moved).as("%s: %s to %s", when, before, after).isTrue();
            return after;
        });
        assertThat(values("select 1 from delivery where state in ('LEASED', 'ON_WIRE') and worker is null"))
                .isEmpty();
    }

    /** One look may see two moves: a row that is given back and expires in one round of housekeeping. */
    private static boolean reachable(DeliveryState before, DeliveryState after) {
        if (ENDS.contains(before)) {
            return false;
        }
        return before.next().contains(after) || (before == DeliveryState.LEASED && after == DeliveryState.EXPIRED);
    }
}
