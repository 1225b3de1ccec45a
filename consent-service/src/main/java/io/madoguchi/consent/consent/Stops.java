package io.madoguchi.consent.consent;

import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
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

    Stops(@RestClient SubscriptionClient subscription, ServiceToken token) {
        this.subscription = subscription;
        this.token = token;
    }

    private boolean isStopped(PersonRef person, List<UUID> episodes) {
        SubscriptionClient.Stop stop = new SubscriptionClient.Stop(person, episodes, "WITHDRAWAL");
        int status = subscription.stop(token.bearer(), stop).getStatus();
        if (status != 200) {
            LOG.warnf("Stop taken but not certain: answered %d", status);
        }
        return status == 200;
    }

    /** True once subscription-service has recorded that no mail of these episodes may start. */
    boolean stop(PersonRef person, List<UUID> episodes) {
        // an opt-in whose confirmation is still on its way has no episode here that could be named
        if (episodes.isEmpty()) {
            return false;
        }
        try {
            boolean stopped = true;
            for (int from = 0; from < episodes.size(); from += AT_ONCE) {
                List<UUID> some = episodes.subList(from, Math.min(from + AT_ONCE, episodes.size()));
                stopped &= isStopped(person, some);
            }
            return stopped;
        } catch (WebApplicationException e) {
            token.forget();
            LOG.warnf("Stop not confirmed: answered %d", e.getResponse().getStatus());
            return false;
        } catch (ProcessingException e) {
            LOG.warnf("Stop not confirmed: %s", e.getClass().getSimpleName());
            return false;
        }
    }
}
