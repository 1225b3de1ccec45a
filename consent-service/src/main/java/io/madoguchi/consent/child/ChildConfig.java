package io.madoguchi.consent.child;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who must have removed a child's data before it counts as removed. */
@ConfigMapping(prefix = "madoguchi.child")
interface ChildConfig {

    /** Each of them signs its report with the key that {@code report-keys.json} names for it. */
    @WithDefault("subscription-service,inquiry-service")
    Set<String> services();
}
