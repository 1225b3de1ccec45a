package io.madoguchi.subscription.promotion;

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
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** The link of the winner's mail: looking changes nothing, the button takes the prize or leaves it. */
@Path("/v1/prizes")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class PrizeResource {

    private static final Set<AwardState> ANSWERED =
            EnumSet.of(AwardState.CLAIMED, AwardState.SENT, AwardState.DECLINED);

    private final Awards awards;
    private final Links links;
    private final Clock clock;

    PrizeResource(Awards awards, Links links, Clock clock) {
        this.awards = awards;
        this.links = links;
        this.clock = clock;
    }

    @POST
    @Path("/lookups")
    @PermitAll
    @Transactional
    public WonView lookAtPrize(@NotNull @Valid OpenLink request) {
        Award award = offered(request.token());
        return WonView.of(award, Promotion.findPromotion(award.promotion).orElseThrow());
    }

    /** A second press says how it stands; after the deadline the press comes too late. */
    @POST
    @PermitAll
    @Transactional
    public WonView answerPrize(@NotNull @Valid AnswerPrize request) {
        Award award = offered(request.token());
        Promotion promotion = Promotion.lock(award.promotion).orElseThrow();
        Award.getEntityManager().refresh(award);
        if (ANSWERED.contains(award.state)) {
            return WonView.of(award, promotion);
        }
        UUID entryId = award.entry;
        if (award.state != AwardState.WAITING || award.isOverdue(clock.instant()) || entryId == null) {
            throw new ProblemException(SubscriptionProblem.LINK_EXPIRED, "The last day to answer is over.");
        }
        switch (request.answer()) {
            case CLAIM ->
                awards.claim(promotion, award, Entry.findEntry(entryId).orElseThrow(), request);
            case DECLINE -> awards.fall(promotion, award, AwardState.DECLINED, null, null);
        }
        return WonView.of(award, promotion);
    }

    /** An alternate has not been told of a prize, so there is no link to open yet. */
    private Award offered(String token) {
        return Award.findByLink(links.hash(token))
                .filter(award -> award.contactBy != null)
                .orElseThrow(PrizeResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
