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

    private final SubscriptionClient subscription;
    private final ServiceToken token;

    Stops(@RestClient SubscriptionClient subscription, ServiceToken token) {
        this.subscription = subscription;
        this.token = token;
    }

    /** True once subscription-service has recorded that no mail of these episodes may start. */
    boolean stop(PersonRef person, List<UUID> episodes) {
        // an opt-in whose confirmation is still on its way has no episode here that could be named
        if (episodes.isEmpty()) {
            return false;
        }
        try {
            subscription.stop(token.bearer(), new SubscriptionClient.Stop(person, episodes, "WITHDRAWAL"));
            return true;
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
