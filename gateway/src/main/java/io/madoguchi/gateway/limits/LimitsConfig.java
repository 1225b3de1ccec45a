package io.madoguchi.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often strangers may act. A rate is per second; a burst is how many may come at once. */
@ConfigMapping(prefix = "madoguchi.limits")
interface LimitsConfig {

    /** Forms and commands of one source: an IPv4 address or an IPv6 /64. */
    Rate source();

    /** Forms and commands of everybody together. */
    Rate overall();

    /** Commands of API clients of one source, which bring a token of their own; the services check it. */
    Rate client();

    /** One-click unsubscribes of one source: mailbox providers press for all their people from a few addresses. */
    Rate oneClick();

    /** Cookies of one source that belong to no session. */
    Rate unknownSession();

    /** Sources remembered at once, per kind; the oldest are forgotten first. */
    @WithDefault("50000")
    int remembered();

    /** A token bucket. */
    interface Rate {
        int burst();

        double perSecond();
    }
}
