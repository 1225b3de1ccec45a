package io.madoguchi.consent.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a withdrawal promises while subscription-service does not answer. */
@ConfigMapping(prefix = "madoguchi.withdrawal")
interface WithdrawalConfig {

    /** A sender that has not heard from this service for this long stops by itself (design §3). */
    @WithDefault("30s")
    Duration stopsWithin();
}
