package io.madoguchi.consent.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where webhooks may go and how long they are tried. */
@ConfigMapping(prefix = "madoguchi.webhook")
interface WebhookConfig {

    /** Nothing is sent while this is off; what is due waits. */
    @WithDefault("true")
    boolean enabled();

    /** http, and the machine itself, for development only. */
    @WithDefault("false")
    boolean loopback();

    /** Private networks that may be reached all the same, as CIDR. */
    Optional<List<String>> networks();

    /** How long a recipient may take to answer. */
    @WithDefault("15s")
    Duration timeout();

    /** A recipient that has not confirmed by then is escalated. */
    @WithDefault("3d")
    Duration deadline();

    /** How long the secret before a rotation still signs, too. */
    @WithDefault("1d")
    Duration rotation();
}
