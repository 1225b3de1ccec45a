package io.madoguchi.gateway.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Token buckets by key, each held as one number: the moment at which the bucket will be full again. Two generations of
 * keys bound the memory; a key that is asked for moves to the young one.
 */
final class TokenBuckets {

    private final long microsPerToken;
    private final long capacityMicros;
    private final int generationSize;
    private Map<String, Long> young = new HashMap<>();
    private Map<String, Long> old = new HashMap<>();

    TokenBuckets(int burst, double perSecond, int remembered) {
        if (burst < 1 || perSecond <= 0 || remembered < 2) {
            throw new IllegalArgumentException("A limit needs a burst, a rate and room for two keys.");
        }
        this.microsPerToken = Math.max(1, Math.round(1_000_000 / perSecond));
        this.capacityMicros = burst * microsPerToken;
        this.generationSize = remembered / 2;
    }

    /** Takes one token; answers zero when there was one, else how long until there is. */
    synchronized Duration take(String key, long nowMicros) {
        long fullAt = Math.max(nowMicros, fullAt(key));
        long afterwards = fullAt + microsPerToken;
        long missing = afterwards - nowMicros - capacityMicros;
        if (missing > 0) {
            return Duration.ofNanos(missing * 1000);
        }
        remember(key, afterwards);
        return Duration.ZERO;
    }

    /** Whether there is a token, without taking it. */
    synchronized boolean has(String key, long nowMicros) {
        return Math.max(nowMicros, fullAt(key)) + microsPerToken - nowMicros <= capacityMicros;
    }

    synchronized int size() {
        return young.size() + old.size();
    }

    private long fullAt(String key) {
        Long found = young.get(key);
        if (found == null) {
            found = old.get(key);
        }
        return found == null ? Long.MIN_VALUE : found;
    }

    private void remember(String key, long fullAt) {
        old.remove(key);
        young.put(key, fullAt);
        if (young.size() >= generationSize) {
            old = young;
            young = new HashMap<>();
        }
    }
}
