package io.madoguchi.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How events leave and arrive. */
@ConfigMapping(prefix = "madoguchi.events")
interface EventsConfig {

    Relay relay();

    Consumer consumer();

    Topics topics();

    Keep keep();

    /** Outbox to broker. */
    interface Relay {
        @WithDefault("true")
        boolean enabled();

        /** How soon an event of another replica is noticed; those of this one wake the relay. */
        @WithDefault("250ms")
        Duration poll();

        /** Rows in memory at once. */
        @WithDefault("200")
        int batch();
    }

    /** Broker to handlers. */
    interface Consumer {
        @WithDefault("true")
        boolean enabled();

        /** The longest pause before an event that failed is tried again. */
        @WithDefault("30s")
        Duration longestPause();
    }

    /** Topics that are made when the broker has none of that name. */
    interface Topics {
        @WithDefault("3")
        int partitions();

        /** Those that keep the newest state of each key instead of everything for a time. */
        @WithDefault("madoguchi.consents")
        Set<String> compacted();

        @WithDefault("7d")
        Duration retention();
    }

    /** What stays in the database for how long. */
    interface Keep {
        @WithDefault("7d")
        Duration sent();

        /** Longer than any broker keeps an event, since an event older than this would take effect again. */
        @WithDefault("30d")
        Duration received();
    }
}
