package io.madoguchi.consent.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the log is called, and how often it grows. */
@ConfigMapping(prefix = "madoguchi.ledger")
interface LedgerConfig {

    /** The first line of every checkpoint: the log's public address without the scheme. Never changed once the log exists. */
    String origin();

    Sequencer sequencer();

    /** The one that puts entries into the tree. */
    interface Sequencer {
        @WithDefault("true")
        boolean enabled();

        /** Between two batches; an inclusion proof is there within a second (issue of the house). */
        @WithDefault("250ms")
        Duration every();

        /** Entries in one batch; while batches are full, the next follows at once. */
        @WithDefault("2000")
        int batch();
    }
}
