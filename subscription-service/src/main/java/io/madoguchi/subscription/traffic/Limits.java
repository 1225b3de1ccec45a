package io.madoguchi.subscription.traffic;

import java.util.Map;

/**
 * What a provider is known to take from one sender.
 *
 * @param atOnce mails under way at the same time
 * @param floor the rate that is tried even while it complains
 */
record Limits(double perSecond, int atOnce, double floor) {

    private static final Limits USUAL = new Limits(10_000, 64, 1);

    /** Cautious first values; what an installation learns is set per lane. */
    private static final Map<String, Limits> KNOWN = Map.of(
            "google", new Limits(100, 5, 1),
            "microsoft", new Limits(50, 5, 1),
            "yahoo", new Limits(50, 20, 1),
            "yahoo-japan", new Limits(50, 10, 1),
            "apple", new Limits(50, 10, 1),
            "docomo", new Limits(20, 4, 0.5),
            "au", new Limits(20, 4, 0.5),
            "softbank", new Limits(20, 4, 0.5));

    static Limits of(String provider) {
        return KNOWN.getOrDefault(provider, USUAL);
    }

    /** This sender's part of it, when so many send. */
    double share(int senders) {
        return Math.max(floor, perSecond / Math.max(1, senders));
    }
}
