package io.madoguchi.persons;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses to start a service whose secrets are missing, short or not those of its key database. */
@Singleton
class StartupCheck {

    private static final String PROBE = "probe@example.com";

    void check(@Observes StartupEvent event, PersonRefs refs, BlindIndex index, Keys keys) {
        // a bean reads its secret when first used
        EmailAddress probe = EmailAddress.parse(PROBE);
        refs.of("probe", probe);
        index.of("probe", probe.normalised());
        keys.check();
    }
}
