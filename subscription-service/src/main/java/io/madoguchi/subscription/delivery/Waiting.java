package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.Standing;
import io.madoguchi.subscription.identity.Standings;
import io.madoguchi.subscription.traffic.LaneView;
import io.madoguchi.subscription.traffic.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why the mails of an issue wait; what a lane has learned is what this process has learned of it. */
@ApplicationScoped
public class Waiting {

    /** So many rows are looked at: enough to say why, and no more work with a million of them. */
    private static final int SAMPLE = 20_000;

    private final EntityManager database;
    private final Arming arming;
    private final ConsentView view;
    private final Traffic traffic;
    private final Standings standings;
    private final Letterheads heads;
    private final Clock clock;

    Waiting(
            EntityManager database,
            Arming arming,
            ConsentView view,
            Traffic traffic,
            Standings standings,
            Letterheads heads,
            Clock clock) {
        this.database = database;
        this.arming = arming;
        this.view = view;
        this.traffic = traffic;
        this.standings = standings;
        this.heads = heads;
        this.clock = clock;
    }

    /**
     * Mails that wait for the same reason.
     *
     * @param provider whose mail service, where it is known
     * @param mails how many among the first 20,000 that wait
     * @param next when the first of them may leave
     * @param said what the provider said, where it put them off
     */
    public record Group(
            Wait why,
            @Nullable String provider,
            long mails,
            @Nullable Instant next,
            @Nullable String said) {}

    /** Asks once for everything that the rows of one answer have in common. */
    Function<Delivery, @Nullable Wait> of(UUID issue) {
        Common common = common(issue);
        Instant now = clock.instant();
        return mail -> mail.state.isOpen() ? why(mail.state, mail.provider, mail.nextAt, common, now) : null;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Group> groups(UUID issue) {
        Common common = common(issue);
        Instant now = clock.instant();
        List<?> rows = database.createNativeQuery("""
                select state, provider, later, reason, count(*), min(next_at)
                from (select state, provider, next_at, next_at > :now as later,
                          case when state = 'DEFERRED' then reason end as reason
                      from delivery
                      where issue = :issue and state in ('PLANNED', 'DEFERRED', 'LEASED', 'ON_WIRE')
                      limit :most) waiting
                group by state, provider, later, reason
                order by count(*) desc limit 50
                """)
                .setParameter("now", now)
                .setParameter("issue", issue)
                .setParameter("most", SAMPLE)
                .getResultList();
        return rows.stream()
                .map(each -> (Object[]) each)
                .map(row -> group(row, common, now))
                .toList();
    }

    private static Group group(Object[] row, Common common, Instant now) {
        String provider = (String) row[1];
        Instant next = (Instant) row[5];
        Wait why = why(DeliveryState.valueOf((String) row[0]), provider, next, common, now);
        boolean timed = next.isAfter(now);
        LaneView lane = provider == null ? null : common.lanes.get(provider);
        if (!timed && lane != null && (why == Wait.CIRCUIT_OPEN || why == Wait.LANE_FULL)) {
            next = now.plusMillis(lane.againInMillis());
            timed = true;
        }
        return new Group(why, provider, ((Number) row[4]).longValue(), timed ? next : null, (String) row[3]);
    }

    private static Wait why(DeliveryState state, @Nullable String provider, Instant next, Common common, Instant now) {
        if (state == DeliveryState.LEASED || state == DeliveryState.ON_WIRE) {
            return Wait.UNDER_WAY;
        }
        if (common.whole != null) {
            return common.whole;
        }
        LaneView lane = provider == null ? null : common.lanes.get(provider);
        if (lane != null && lane.paused()) {
            return Wait.LANE_PAUSED;
        }
        if (lane != null && lane.circuit().equals("OPEN")) {
            return Wait.CIRCUIT_OPEN;
        }
        if (state == DeliveryState.DEFERRED && next.isAfter(now)) {
            return Wait.AGAIN_LATER;
        }
        return next.isAfter(now) ? Wait.LANE_FULL : Wait.IN_LINE;
    }

    /**
     * What the mails of an issue have in common.
     *
     * @param whole what keeps all of them
     * @param lanes of its sending identity, by provider
     */
    private record Common(@Nullable Wait whole, Map<String, LaneView> lanes) {}

    private Common common(UUID issue) {
        List<?> gates = database.createNativeQuery("select state, identity from delivery_gate where issue = :issue")
                .setParameter("issue", issue)
                .getResultList();
        Object[] gate = gates.isEmpty() ? new Object[] {null, SendingIdentity.HOUSE} : (Object[]) gates.getFirst();
        SendingIdentity identity = SendingIdentity.findIdentity((UUID) gate[1]).orElseThrow();
        String domain = heads.of(identity).domain();
        Map<String, LaneView> lanes = traffic.views().stream()
                .filter(lane -> lane.identity().equals(domain))
                .collect(Collectors.toMap(LaneView::provider, Function.identity()));
        return new Common(whole(Gate.HELD.name().equals(gate[0]), identity, domain), lanes);
    }

    private @Nullable Wait whole(boolean held, SendingIdentity identity, String domain) {
        if (held) {
            return Wait.ISSUE_HELD;
        }
        if (arming.refusal().isPresent()) {
            return Wait.SENDERS_NOT_ARMED;
        }
        if (!view.isFresh()) {
            return Wait.CONSENT_NOT_HEARD;
        }
        if (standings.of(identity) != Standing.READY) {
            return Wait.IDENTITY_NOT_READY;
        }
        return traffic.isPaused(domain) ? Wait.LANE_PAUSED : null;
    }
}
