package io.madoguchi.consent.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the questions by contact. */
@ConfigMapping(prefix = "madoguchi.decision.contact")
interface ContactConfig {

    /** So many questions a client may ask in one window: enough for people at work, too few to try out a list. */
    @WithDefault("60")
    int questions();

    @WithDefault("1m")
    Duration window();

    /** Every answer takes this long or a whole multiple of it, so that its time tells nothing. */
    @WithDefault("40ms")
    Duration answerFloor();
}
