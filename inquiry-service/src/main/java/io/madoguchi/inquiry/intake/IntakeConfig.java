package io.madoguchi.inquiry.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the public counter takes in. */
@ConfigMapping(prefix = "madoguchi.intake")
interface IntakeConfig {

    /** Inquiries and look-ups from one network, /24 or /64, in the window below. */
    @WithDefault("60")
    int sourceHits();

    /** Inquiries in the name of one contact in the window below: nobody floods another's mailbox through us. */
    @WithDefault("10")
    int contactHits();

    @WithDefault("PT10M")
    Duration window();

    /** At least this long takes every answer that could tell whether a person or a case is known. */
    @WithDefault("PT0.3S")
    Duration answerFloor();

    /** How far back staff may date an arrival: a letter that lay somewhere. */
    @WithDefault("P60D")
    Duration oldestArrival();
}
