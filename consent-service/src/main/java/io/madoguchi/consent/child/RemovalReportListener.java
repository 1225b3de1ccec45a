package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Hears what the other services removed; what nobody we know signed is passed over. */
@ApplicationScoped
class RemovalReportListener implements EventHandler {

    private static final Logger LOG = Logger.getLogger(RemovalReportListener.class);

    private final RemovalReports removals;

    RemovalReportListener(RemovalReports removals) {
        this.removals = removals;
    }

    /** {@code child.removed}: a signed report. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Removed(String report) {
        static final String TYPE = "child.removed";
    }

    @Override
    public String topic() {
        return "madoguchi.rights-reports";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(Removed.TYPE)
                && !removals.take(event.data(Removed.class).report())) {
            LOG.warnf("A report of a removal from %s is not one of ours", event.source());
        }
    }
}
