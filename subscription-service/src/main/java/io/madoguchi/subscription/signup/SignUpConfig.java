package io.madoguchi.subscription.signup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a sign-up waits, and how many are taken. */
@ConfigMapping(prefix = "madoguchi.signup")
public interface SignUpConfig {

    /** How long the link in the confirmation mail works. */
    @WithDefault("PT48H")
    Duration confirmWithin();

    /** How long the evidence of an unconfirmed sign-up stays, without any contact. */
    @WithDefault("P30D")
    Duration forgetAfter();

    /** At least this long takes every answer that could tell whether an address is known. */
    @WithDefault("PT0.2S")
    Duration answerFloor();

    /** Confirmation mails to one address: one in this time ... */
    @WithDefault("PT15M")
    Duration addressPause();

    /** ... and so many in a day, over all lists. */
    @WithDefault("3")
    int addressPerDay();

    /** Sign-ups from one network, /24 or /64, in the window below. */
    @WithDefault("60")
    int sourceHits();

    @WithDefault("PT10M")
    Duration sourceWindow();

    /** Sign-ups for one topic in the window below: a list that is suddenly that popular is being abused. */
    @WithDefault("2000")
    int listHits();

    /** Sign-ups altogether in the window below. */
    @WithDefault("6000")
    int overallHits();

    @WithDefault("PT1M")
    Duration window();
}
