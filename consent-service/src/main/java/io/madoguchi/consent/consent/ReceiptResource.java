package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.receipt.DpvReceipt;
import io.madoguchi.consent.receipt.KantaraReceipt;
import io.madoguchi.consent.receipt.PdfReceipt;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Receipts: kept for those who answer for them, and checked for anyone who holds one. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ReceiptResource {

    private final Caller caller;
    private final ReceiptSigner signer;
    private final ReceiptForms forms;

    ReceiptResource(Caller caller, ReceiptSigner signer, ReceiptForms forms) {
        this.caller = caller;
        this.signer = signer;
        this.forms = forms;
    }

    /** In the form the caller accepts: as a record, signed, after Kantara or ISO/IEC TS 27560, or its proof in the log. */
    @GET
    @Path("/receipts/{number}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Produces({
        APPLICATION_JSON,
        ReceiptForm.Types.JOSE,
        KantaraReceipt.TYPE,
        DpvReceipt.TYPE,
        PdfReceipt.TYPE,
        ReceiptForm.Types.PROOF
    })
    @Transactional
    @APIResponseSchema(value = ReceiptView.class, responseCode = "200")
    public Response getReceipt(@PathParam("number") UUID number, @Context HttpHeaders headers) {
        ReceiptForm form = ReceiptForm.of(headers.getAcceptableMediaTypes());
        return ConsentReceipt.<ConsentReceipt>findByIdOptional(number)
                .filter(r -> caller.sees(r.company))
                .map(r -> Response.ok(forms.in(form, r), form.type()).build())
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * Changes nothing; a POST because a receipt is too long, and too personal, for an address. Whoever holds the receipt also
     * gets its proof, with which anyone can check it without us.
     */
    @POST
    @Path("/receipt-checks")
    @PermitAll
    @Transactional
    public ReceiptCheckView createReceiptCheck(@NotNull @Valid CheckReceipt request) {
        return signer.verify(request.receipt()).map(this::check).orElseGet(ReceiptCheckView::invalid);
    }

    private ReceiptCheckView check(ReceiptClaims claims) {
        Optional<ConsentEpisode> episode = ConsentEpisode.find(claims.sub(), claims.episode());
        return ReceiptCheckView.valid(
                claims,
                episode.filter(e -> e.state == Episode.State.GIVEN).isPresent(),
                episode.map(e -> e.endedAt).orElse(null),
                ConsentReceipt.<ConsentReceipt>findByIdOptional(claims.jti())
                        .map(forms::proof)
                        .orElse(null));
    }
}
