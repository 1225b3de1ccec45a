package io.madoguchi.subscription.advice;

import io.madoguchi.events.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Tells consent-service what became of a notice, and who said no. */
@ApplicationScoped
class AdviceEvents {

    private static final String TOPIC = "madoguchi.subscriptions";

    private final Outbox outbox;

    AdviceEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @RegisterForReflection
    record Reported(UUID change, String person, String company, Advice.Outcome outcome, Instant at) {}

    @RegisterForReflection
    record Objected(UUID change, String person, String company, Instant at) {}

    void reported(UUID change, String person, String company, Advice.Outcome outcome, Instant at) {
        outbox.publish(TOPIC, person, "policy-change.reported", new Reported(change, person, company, outcome, at));
    }

    void objected(Advice advice, Instant at) {
        outbox.publish(
                TOPIC,
                advice.person,
                "policy-change.objected",
                new Objected(advice.change, advice.person, advice.company, at));
    }
}
