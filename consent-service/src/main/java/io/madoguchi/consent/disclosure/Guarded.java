package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.events.Commands;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a command so that a refusal leaves nothing behind but the record of the attempt, durable before it is answered. */
@ApplicationScoped
class Guarded {

    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    Guarded(Commands commands, Caller caller, Clock clock) {
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    Response once(@Nullable String key, Caller.Command command, Supplier<Response> effect) {
        String by = caller.id();
        try {
            return QuarkusTransaction.requiringNew().call(() -> commands.once(key, by, command, effect));
        } catch (RefusedDisclosure refused) {
            QuarkusTransaction.requiringNew()
                    .run(() -> RefusedAttempt.of(refused, by, clock.instant()).persist());
            return RefusalProblem.answer(refused.refusal());
        }
    }
}
