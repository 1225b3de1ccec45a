package io.madoguchi.subscription.traffic;

/** A lane as one sender sees it. */
public record LaneView(
        String identity,
        String provider,
        boolean paused,
        String circuit,
        double perSecond,
        int underWay,
        long againInMillis) {}
