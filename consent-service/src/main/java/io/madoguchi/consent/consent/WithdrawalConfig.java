package io.madoguchi.consent.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a withdrawal promises while subscription-service does not answer. */
@ConfigMapping(prefix = "madoguchi.withdrawal")
interface WithdrawalConfig {

    /**
     * A sender that has not heard from this service for some time stops by itself (design §3): its time, 20 s unless set
     * otherwise, with one heartbeat and the stop barrier, is less than this.
     */
    @WithDefault("30s")
    Duration stopsWithin();

    /** How often withdrawals still open are brought to the sender, and it hears that none is left; {@code off} never. */
    @WithDefault("3s")
    String heartbeat();
}
