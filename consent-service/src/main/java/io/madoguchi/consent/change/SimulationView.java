package io.madoguchi.consent.change;

import io.madoguchi.consent.purpose.ChangeClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What announcing the change now would mean.
 *
 * @param people all whose data the company holds
 * @param earliestStart of a new use for anyone: after the window, and not before the version is in force
 */
@RegisterForReflection
record SimulationView(UUID change, long people, Instant earliestStart, List<Use> uses) {

    /** How many people one purpose concerns; none where only the wording was touched up. */
    @RegisterForReflection
    record Use(UUID purpose, String code, ChangeClass change, boolean startsBySilence, long affected) {}
}
