package io.madoguchi.subscription.advice;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.link.OpenLink;
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

/** The link of a notice: looking changes nothing, pressing the button says no to every new use of the change (E16). */
@Path("/v1/objections")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ObjectionResource {

    private final Links links;
    private final AdviceEvents events;
    private final Clock clock;

    ObjectionResource(Links links, AdviceEvents events, Clock clock) {
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    @POST
    @Path("/lookups")
    @PermitAll
    @Transactional
    public ObjectionView lookAtObjection(@NotNull @Valid OpenLink request) {
        return Advice.byLink(links.hash(request.token()))
                .map(ObjectionView::of)
                .orElseThrow(ObjectionResource::unknown);
    }

    /** A second press changes nothing. There is no last day: whoever says no later is heard from then on. */
    @POST
    @PermitAll
    @Transactional
    public ObjectionView object(@NotNull @Valid OpenLink request) {
        Advice advice = Advice.lockByLink(links.hash(request.token())).orElseThrow(ObjectionResource::unknown);
        Instant now = clock.instant();
        if (advice.object(now)) {
            events.objected(advice, now);
        }
        return ObjectionView.of(advice);
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
