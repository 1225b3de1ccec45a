package io.madoguchi.gateway.limits;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Counts what strangers ask for, per source and overall; in memory, so each replica counts for itself. */
@Singleton
public class Limits {

    private static final String ALL = "all";

    private final Clock clock;
    private final TokenBuckets sources;
    private final TokenBuckets overall;
    private final TokenBuckets client;
    private final TokenBuckets oneClick;
    private final TokenBuckets unknownSession;

    Limits(LimitsConfig config, Clock clock) {
        this.clock = clock;
        this.sources = buckets(config.source(), config.remembered());
        this.overall = buckets(config.overall(), 2);
        this.client = buckets(config.client(), config.remembered());
        this.oneClick = buckets(config.oneClick(), config.remembered());
        this.unknownSession = buckets(config.unknownSession(), config.remembered());
    }

    /** A form or command of a stranger; zero when it may pass, else how long to wait. */
    public Duration command(String address) {
        Duration wait = sources.take(network(address), now());
        // the overall bucket is asked second: a source that is over its own limit must not eat everybody's
        return wait.isZero() ? overall.take(ALL, now()) : wait;
    }

    /** A command that brings a token; zero when it may pass. */
    public Duration client(String address) {
        return client.take(network(address), now());
    }

    /** RFC 8058: a one-click unsubscribe; zero when it may pass. */
    public Duration oneClick(String address) {
        return oneClick.take(network(address), now());
    }

    /** Whether cookies of this source are still looked up. */
    public boolean looksUpSessions(String address) {
        return unknownSession.has(network(address), now());
    }

    /** A cookie of this source belonged to no session. */
    public void unknownSession(String address) {
        unknownSession.take(network(address), now());
    }

    /** One IPv4 address, or the /64 that one IPv6 customer has. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? HexFormat.of().formatHex(bytes, 0, 8)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private long now() {
        return clock.millis() * 1000;
    }

    private static TokenBuckets buckets(LimitsConfig.Rate rate, int remembered) {
        return new TokenBuckets(rate.burst(), rate.perSecond(), remembered);
    }
}
