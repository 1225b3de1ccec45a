package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.link.LinkPurpose;
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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** The link of the receipt: looking changes nothing, the button takes the entry back. */
@Path("/v1/promotion-entries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class EntryLinkResource {

    private final Entries entries;
    private final Awards awards;
    private final Links links;

    EntryLinkResource(Entries entries, Awards awards, Links links) {
        this.entries = entries;
        this.awards = awards;
        this.links = links;
    }

    @POST
    @Path("/lookups")
    @PermitAll
    @Transactional
    public EntryView lookAtEntry(@NotNull @Valid OpenLink request) {
        return view(Entry.findByLink(links.hash(request.token())).orElseThrow(EntryLinkResource::unknown));
    }

    /** A second press finds nothing any more, as does a link that never was. */
    @POST
    @Path("/withdrawals")
    @PermitAll
    @Transactional
    public Response withdrawEntry(@NotNull @Valid OpenLink request) {
        byte[] link = links.hash(request.token());
        UUID promotionId = Entry.findByLink(link).orElseThrow(EntryLinkResource::unknown).promotion;
        Promotion promotion = Promotion.lock(promotionId).orElseThrow();
        Entry entry = Entry.lockByLink(link).orElseThrow(EntryLinkResource::unknown);
        Optional<Award> award = Award.findByEntry(entry.id);
        if (award.filter(a -> a.state == AwardState.SENT).isPresent()) {
            throw new ProblemException(
                    PromotionProblem.AWARD_NOT_IN_STATE,
                    "The prize is on its way. Write to us to have the rest erased.");
        }
        award.filter(a -> a.state == AwardState.ALTERNATE
                        || a.state == AwardState.WAITING
                        || a.state == AwardState.CLAIMED)
                .ifPresent(a -> awards.fall(promotion, a, AwardState.DECLINED, null, null));
        entries.withdraw(entry);
        return Response.noContent().build();
    }

    private EntryView view(Entry entry) {
        Promotion promotion = Promotion.findPromotion(entry.promotion).orElseThrow();
        return EntryView.of(
                entry,
                promotion,
                links.token(LinkPurpose.TICKET, entry.id),
                Draw.findDraw(entry.promotion).orElse(null),
                Award.findByEntry(entry.id).orElse(null));
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
