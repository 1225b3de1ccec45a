package io.madoguchi.subscription.promotion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How promotions carry on by themselves. */
@ConfigMapping(prefix = "madoguchi.promotion")
interface PromotionConfig {

    /** How often windows, deadlines and ends are looked at. */
    @WithDefault("5s")
    String tick();

    /** How many contacts are erased in one transaction. */
    @WithDefault("500")
    int eraseAtOnce();
}
