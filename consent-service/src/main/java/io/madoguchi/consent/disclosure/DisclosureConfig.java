package io.madoguchi.consent.disclosure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is expected of recipients. */
@ConfigMapping(prefix = "madoguchi.disclosure")
interface DisclosureConfig {

    /** A recipient that has not confirmed by then is listed as overdue. */
    @WithDefault("14d")
    Duration acknowledgeWithin();

    /** How long a question across companies may be asked on one decision. */
    @WithDefault("1h")
    Duration groupQueryLife();
}
