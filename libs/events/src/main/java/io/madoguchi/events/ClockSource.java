package io.madoguchi.events;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The one clock of a service, unless it brings its own: milliseconds, since PostgreSQL and JSON keep no more than that apart. */
@Singleton
class ClockSource {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
