package io.madoguchi.consent.consent;

import io.madoguchi.persons.PersonRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Makes a withdrawal effective at the sender, or says that this could not be learned in time (P2). */
@ApplicationScoped
class Stops {

    private static final Logger LOG = Logger.getLogger(Stops.class);

    /** The most episodes subscription-service takes in one request. */
    private static final int AT_ONCE = 200;

    private final SubscriptionClient subscription;
    private final ServiceToken token;
    private final Clock clock;

    Stops(@RestClient SubscriptionClient subscription, ServiceToken token, Clock clock) {
        this.clock = clock;
        this.subscription = subscription;
        this.token = token;
    }

    /** True once subscription-service has recorded that no mail of what was taken back may start. */
    boolean stop(Withdrawal withdrawal, List<UUID> episodes) {
        return answered("Stop", () -> {
            boolean stopped = true;
            int from = 0;
            do {
                List<UUID> some = episodes.subList(from, Math.min(from + AT_ONCE, episodes.size()));
                stopped &= isStopped(withdrawal, some);
                from += AT_ONCE;
            } while (from < episodes.size());
            return stopped;
        });
    }

    /** The same for every open no of this person to these purposes; what is not confirmed is repeated by the heartbeat. */
    boolean stopAll(PersonRef person, List<UUID> purposes) {
        List<Recorded> open = QuarkusTransaction.requiringNew()
                .call(() -> Withdrawal.listOpen(person, purposes).stream()
                        .map(w -> new Recorded(w, w.episodes()))
                        .toList());
        boolean stopped = true;
        for (Recorded one : open) {
            boolean effective = stop(one.withdrawal(), one.episodes());
            if (effective) {
                QuarkusTransaction.requiringNew()
                        .call(() -> Withdrawal.effective(one.withdrawal().id, clock.instant()));
            }
            stopped &= effective;
        }
        return stopped;
    }

    private boolean isStopped(Withdrawal withdrawal, List<UUID> episodes) {
        SubscriptionClient.Stop stop =
                new SubscriptionClient.Stop(withdrawal.person(), episodes, withdrawal.whole(), "WITHDRAWAL");
        int status = subscription.stop(token.bearer(), stop).getStatus();
        if (status != 200) {
            LOG.warnf("Stop taken but not certain: answered %d", status);
        }
        return status == 200;
    }

    /** Tells the senders that nothing is left to stop. */
    boolean beat() {
        return answered("Heartbeat", () -> subscription.beat(token.bearer()).getStatus() == 204);
    }

    private boolean answered(String what, BooleanSupplier call) {
        try {
            return call.getAsBoolean();
        } catch (WebApplicationException e) {
            token.forget();
            LOG.warnf("%s not confirmed: answered %d", what, e.getResponse().getStatus());
        } catch (ProcessingException e) {
            LOG.warnf("%s not confirmed: %s", what, e.getClass().getSimpleName());
        }
        return false;
    }
}
