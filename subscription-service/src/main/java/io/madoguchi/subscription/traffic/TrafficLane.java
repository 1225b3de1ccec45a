package io.madoguchi.subscription.traffic;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The mails of one sending identity to one provider: how fast, how many at a time, and whether at all. */
public final class TrafficLane {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    private final LongSupplier nanoTime;
    private final Flow flow;
    private final Bucket bucket;
    private final Circuit circuit = new Circuit();
    private final int mostAtOnce;
    private int underWay;
    private boolean paused;

    TrafficLane(Limits limits, LongSupplier nanoTime) {
        long now = nanoTime.getAsLong();
        this.nanoTime = nanoTime;
        this.flow = new Flow(limits.perSecond(), limits.floor(), now);
        this.bucket = new Bucket(limits.perSecond(), now);
        this.mostAtOnce = limits.atOnce();
    }

    /** Asks to send one mail now; every yes is followed by exactly one of the words below. */
    public synchronized boolean enter() {
        long now = nanoTime.getAsLong();
        if (paused || underWay >= mostAtOnce || bucket.nanosToNext(now) > 0 || !circuit.admits(now)) {
            return false;
        }
        underWay++;
        return bucket.take(now);
    }

    /** The provider answered, whatever it was, as one that has time for us. */
    public synchronized void good() {
        long now = nanoTime.getAsLong();
        underWay--;
        circuit.good();
        if (flow.good(now)) {
            bucket.changeRate(flow.rate(), now);
        }
    }

    /** 421 or 45x: too much at once. */
    public synchronized void busy() {
        long now = nanoTime.getAsLong();
        underWay--;
        circuit.bad(now);
        if (flow.busy(now)) {
            bucket.changeRate(flow.rate(), now);
        }
    }

    /** Nothing was sent. */
    public synchronized void unused() {
        underWay--;
        circuit.unused();
    }

    /** What staff decided. */
    synchronized void decide(boolean pause, double perSecond) {
        paused = pause;
        flow.limit(perSecond);
        bucket.changeRate(flow.rate(), nanoTime.getAsLong());
    }

    /** When it is worth asking again. */
    public synchronized Duration again() {
        long now = nanoTime.getAsLong();
        Duration wait = Duration.ofNanos(Math.max(bucket.nanosToNext(now), circuit.nanosToNext(now)));
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    /** Whether mails of it should not even be claimed. */
    synchronized boolean isShut() {
        long now = nanoTime.getAsLong();
        return paused || underWay >= mostAtOnce || bucket.nanosToNext(now) > 0 || circuit.nanosToNext(now) > 0;
    }

    /** For the page that says why somebody waits. */
    synchronized LaneView view(String identity, String provider) {
        return new LaneView(
                identity, provider, paused, circuit.position().name(), flow.rate(), underWay, again().toMillis());
    }
}
