package io.madoguchi.consent.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what has no rule of its own is kept: nothing is kept without an end. */
@ConfigMapping(prefix = "madoguchi.retention")
interface RetentionConfig {

    /** Evidence of a purpose without a rule: three years, as the records of Art. 29 APPI. */
    @WithDefault("1095d")
    Duration purpose();

    /** Logged decisions. */
    @WithDefault("1095d")
    Duration decision();

    /** Who asked for an audience: as long as the decisions about the same people. */
    @WithDefault("1095d")
    Duration audience();

    /** That a client asked by contact, not about whom: as long as a yearly review may look back. */
    @WithDefault("395d")
    Duration contactQuestion();

    /** Choices of browsers: a little over a year, so that an asked browser is not asked twice a year. */
    @WithDefault("395d")
    Duration cookieChoice();

    /** Counts of pages, by day. */
    @WithDefault("1095d")
    Duration siteCount();

    /** The log of retention itself. */
    @WithDefault("3650d")
    Duration retentionLog();
}
