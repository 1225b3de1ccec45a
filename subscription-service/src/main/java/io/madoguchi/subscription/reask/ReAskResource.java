package io.madoguchi.subscription.reask;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Outbox;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.link.OpenLink;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The link of the mail: looking changes nothing, pressing the button is the person's own yes (E14). */
@Path("/v1/re-asks")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ReAskResource {

    private final Links links;
    private final Outbox outbox;
    private final Clock clock;

    ReAskResource(Links links, Outbox outbox, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** {@code person.reconfirmed}: answered in their own name, by the link sent to the address on file. */
    @RegisterForReflection
    record Reconfirmed(UUID reAsk, String person, String company, Instant at) {
        static final String TYPE = "person.reconfirmed";
    }

    @POST
    @Path("/lookups")
    @PermitAll
    @Transactional
    public ReAskView lookAtReAsk(@NotNull @Valid OpenLink request) {
        ReAsk ask = ReAsk.byLink(links.hash(request.token())).orElseThrow(ReAskResource::unknown);
        mustCount(ask);
        return ReAskView.of(ask);
    }

    /** A second press changes nothing; after the last day the press comes too late. */
    @POST
    @PermitAll
    @Transactional
    public ReAskView reconfirm(@NotNull @Valid OpenLink request) {
        ReAsk ask = ReAsk.lockByLink(links.hash(request.token())).orElseThrow(ReAskResource::unknown);
        mustCount(ask);
        Instant now = clock.instant();
        if (ask.confirm(now)) {
            outbox.publish(
                    "madoguchi.subscriptions",
                    ask.person,
                    Reconfirmed.TYPE,
                    new Reconfirmed(ask.id, ask.person, ask.company, now));
        }
        return ReAskView.of(ask);
    }

    private void mustCount(ReAsk ask) {
        if (ask.confirmedAt == null && ask.isOver(clock.instant())) {
            throw new ProblemException(SubscriptionProblem.LINK_EXPIRED, "The last day to answer is over.");
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
