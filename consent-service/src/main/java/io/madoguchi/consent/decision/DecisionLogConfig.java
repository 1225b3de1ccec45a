package io.madoguchi.consent.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the decisions is written down, and how much may wait to be. */
@ConfigMapping(prefix = "madoguchi.decision.log")
interface DecisionLogConfig {

    /** Of the ALLOWs one in so many is kept; every DENY and every exception always is. */
    @WithDefault("1")
    int allowOneIn();

    /** So many may wait in memory; whoever asks when it is full waits, so that none is lost. */
    @WithDefault("20000")
    int buffer();

    /** The most that are written in one go. */
    @WithDefault("2000")
    int batch();

    /** For so long the first of them waits for others: a commit each would cost more than the decisions. */
    @WithDefault("20ms")
    Duration gather();
}
