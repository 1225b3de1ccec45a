package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.receipt.ReceiptClaims;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;

/** Receipts: kept for those who answer for them, and checked for anyone who holds one. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ReceiptResource {

    private final Caller caller;
    private final ReceiptSigner signer;

    ReceiptResource(Caller caller, ReceiptSigner signer) {
        this.caller = caller;
        this.signer = signer;
    }

    @GET
    @Path("/receipts/{number}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public ReceiptView getReceipt(@PathParam("number") UUID number) {
        return ConsentReceipt.<ConsentReceipt>findByIdOptional(number)
                .filter(r -> caller.sees(r.company))
                .map(r -> ReceiptView.of(
                        r,
                        ConsentEpisode.find(r.person, r.episode)
                                .map(e -> ConsentStatus.of(e.state))
                                .orElse(ConsentStatus.WITHDRAWN)))
                .orElseThrow(ProblemException::notFound);
    }

    /** Changes nothing; a POST because a receipt is too long, and too personal, for an address. */
    @POST
    @Path("/receipt-checks")
    @PermitAll
    @Transactional
    public ReceiptCheckView createReceiptCheck(@NotNull @Valid CheckReceipt request) {
        return signer.verify(request.receipt()).map(ReceiptResource::check).orElseGet(ReceiptCheckView::invalid);
    }

    private static ReceiptCheckView check(ReceiptClaims claims) {
        Optional<ConsentEpisode> episode = ConsentEpisode.find(claims.sub(), claims.episode());
        return ReceiptCheckView.valid(
                claims,
                episode.filter(e -> e.state == Episode.State.GIVEN).isPresent(),
                episode.map(e -> e.endedAt).orElse(null));
    }
}
