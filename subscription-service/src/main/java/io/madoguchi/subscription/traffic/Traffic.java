package io.madoguchi.subscription.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * All lanes of this process. Several senders need no leader: each takes its part of a provider's limit, by how many of
 * them live, and learns for itself how much of it is taken well.
 */
@ApplicationScoped
public class Traffic {

    /** An identity and a provider. */
    private record Key(String identity, String provider) {}

    private final LongSupplier nanoTime;
    private final Map<Key, TrafficLane> lanes = new ConcurrentHashMap<>();
    private volatile List<Decision> decisions = List.of();
    private volatile int senders = 1;

    @Inject
    public Traffic() {
        this(System::nanoTime);
    }

    Traffic(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public TrafficLane lane(String identity, String provider) {
        return lanes.computeIfAbsent(new Key(identity, provider), key -> {
            TrafficLane lane = new TrafficLane(Limits.of(provider), nanoTime);
            apply(key, lane);
            return lane;
        });
    }

    /** Called at each heartbeat with what the tables say. */
    public void learn(List<Decision> made, int living) {
        decisions = List.copyOf(made);
        senders = living;
        lanes.forEach(this::apply);
    }

    private void apply(Key key, TrafficLane lane) {
        double perSecond = Limits.of(key.provider).share(senders);
        boolean paused = false;
        for (Decision decision : decisions) {
            if (decision.isAbout(key.identity, key.provider)) {
                paused |= decision.paused();
                Integer limit = decision.perSecond();
                perSecond = limit == null ? perSecond : Math.min(perSecond, (double) limit / Math.max(1, senders));
            }
        }
        lane.decide(paused, perSecond);
    }

    /** Providers whose mails this identity should not claim now. */
    public Set<String> shut(String identity) {
        Set<String> shut = new HashSet<>();
        lanes.forEach((key, lane) -> {
            if (key.identity.equals(identity) && lane.isShut()) {
                shut.add(key.provider);
            }
        });
        return shut;
    }

    /** Whether everything of this identity is paused. */
    public boolean isPaused(String identity) {
        return decisions.stream().anyMatch(decision -> decision.paused() && decision.isAbout(identity, Decision.ALL));
    }

    public List<LaneView> views() {
        List<LaneView> views = new ArrayList<>();
        lanes.forEach((key, lane) -> views.add(lane.view(key.identity, key.provider)));
        views.sort(Comparator.comparing(LaneView::identity).thenComparing(LaneView::provider));
        return views;
    }
}
