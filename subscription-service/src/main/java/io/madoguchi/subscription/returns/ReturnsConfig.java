package io.madoguchi.subscription.returns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what comes back is taken, and what it comes to. */
@ConfigMapping(prefix = "madoguchi.returns")
interface ReturnsConfig {

    @WithDefault("${HTTP_HOST:127.0.0.1}")
    String host();

    /** Where our own small receiver listens; 0 takes no mail. It also needs madoguchi.delivery.bounce-domain. */
    @WithDefault("0")
    int port();

    /** Of one mail; a report may quote ours whole. */
    @WithDefault("2097152")
    int mostBytes();

    @WithDefault("24")
    int connections();

    /** For the next bytes of whoever speaks to us. */
    @WithDefault("60s")
    Duration idle();

    /** For everything said on one connection. */
    @WithDefault("10M")
    Duration longest();

    /** After this the bytes are destroyed; what was understood of them stays. */
    @WithDefault("30D")
    Duration keep();

    Score score();

    Breaker breaker();

    /** When a contact that bounces is watched, and when it gets no more. */
    interface Score {
        @WithDefault("1.5")
        double warnAt();

        @WithDefault("3")
        double pauseAt();

        /** After so many days without a bounce a score is half of what it was. */
        @WithDefault("30")
        int halfLifeDays();
    }

    /** When an issue is held by itself. */
    interface Breaker {
        /** Hard bounces among the first mails of an issue are looked at up to here. */
        @WithDefault("500")
        int first();

        @WithDefault("0.03")
        double hardAbove();

        /** Rates of complaints are taken of at least so many mails. */
        @WithDefault("1000")
        int atLeast();

        @WithDefault("0.001")
        double complaintsWarn();

        @WithDefault("0.003")
        double complaintsStop();
    }
}
