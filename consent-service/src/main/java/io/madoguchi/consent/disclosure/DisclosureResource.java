package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Asking to pass data on, the second person's word where the ground needs it, and the recipient's confirmation. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class DisclosureResource {

    private final Clock clock;
    private final Guarded guarded;
    private final Caller caller;
    private final Disclosures disclosures;

    DisclosureResource(Clock clock, Guarded guarded, Caller caller, Disclosures disclosures) {
        this.clock = clock;
        this.guarded = guarded;
        this.caller = caller;
        this.disclosures = disclosures;
    }

    /** 201: granted. 202: its conditions hold, and a second person must agree. 422: a rule refuses it. */
    @POST
    @Path("/disclosures")
    @RolesAllowed({"service", "privacy-officer"})
    @APIResponseSchema(value = DisclosureView.class, responseCode = "201")
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = RefusalProblem.class)))
    public Response createDisclosure(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RequestDisclosure request) {
        caller.mustSee(request.company());
        return guarded.once(key, caller.command("disclose", request), () -> {
            Disclosure disclosure = disclosures.request(request, caller.id());
            return Response.status(disclosure.state == Disclosure.State.PENDING ? 202 : 201)
                    .location(URI.create("/v1/disclosures/" + disclosure.id))
                    .entity(DisclosureView.of(disclosure))
                    .build();
        });
    }

    @POST
    @Path("/disclosures/{id}/approval")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @APIResponseSchema(value = DisclosureView.class, responseCode = "200")
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = RefusalProblem.class)))
    public Response createDisclosureApproval(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return guarded.once(key, caller.command("approve-disclosure", id), () -> {
            Disclosure disclosure = locked(id);
            disclosures.approve(disclosure, caller.id());
            return Response.ok(DisclosureView.of(disclosure)).build();
        });
    }

    @POST
    @Path("/disclosures/{id}/rejection")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @APIResponseSchema(value = DisclosureView.class, responseCode = "200")
    public Response createDisclosureRejection(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return guarded.once(key, caller.command("reject-disclosure", id), () -> {
            Disclosure disclosure = locked(id);
            disclosure.reject(caller.id(), clock.instant());
            return Response.ok(DisclosureView.of(disclosure)).build();
        });
    }

    /** The recipient confirmed; a second confirmation changes nothing. */
    @POST
    @Path("/disclosures/{id}/acknowledgement")
    @RolesAllowed({"service", "privacy-officer"})
    @APIResponseSchema(value = DisclosureView.class, responseCode = "200")
    public Response createDisclosureAcknowledgement(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("id") UUID id,
            @NotNull @Valid AcknowledgeDisclosure request) {
        return guarded.once(key, caller.command("acknowledge-disclosure " + id, request), () -> {
            Disclosure disclosure = locked(id);
            disclosure.acknowledge(request.document(), caller.id(), clock.instant());
            return Response.ok(DisclosureView.of(disclosure)).build();
        });
    }

    @GET
    @Path("/disclosures/{id}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public DisclosureView getDisclosure(@PathParam("id") UUID id) {
        return Disclosure.<Disclosure>findByIdOptional(id)
                .filter(d -> caller.sees(d.company))
                .map(DisclosureView::of)
                .orElseThrow(ProblemException::notFound);
    }

    private Disclosure locked(UUID id) {
        return Disclosure.locked(id).filter(d -> caller.sees(d.company)).orElseThrow(ProblemException::notFound);
    }
}
