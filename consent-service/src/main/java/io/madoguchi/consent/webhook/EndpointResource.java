package io.madoguchi.consent.webhook;

import static io.madoguchi.consent.ConsentProblem.CODE_TAKEN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.recipient.Recipients;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Where recipients listen for withdrawals. */
@Path("/v1/webhook-endpoints")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class EndpointResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Recipients recipients;
    private final Targets targets;
    private final Secrets secrets;
    private final WebhookConfig config;

    EndpointResource(
            Clock clock,
            Commands commands,
            Caller caller,
            Recipients recipients,
            Targets targets,
            Secrets secrets,
            WebhookConfig config) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.recipients = recipients;
        this.targets = targets;
        this.secrets = secrets;
        this.config = config;
    }

    /** Notices that wait for want of an endpoint leave at once. */
    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EndpointView.class, responseCode = "201")
    public Response createWebhookEndpoint(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OpenEndpoint request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("open-endpoint", request), () -> {
            Instant now = clock.instant();
            targets.parse(request.url());
            if (recipients.find(request.company(), request.recipient(), now).isEmpty()) {
                throw ProblemException.field("recipient", "is not in this company's register");
            }
            ProblemException taken = new ProblemException(CODE_TAKEN, "Close the endpoint this recipient has first.");
            if (WebhookEndpoint.of(request.recipient()).isPresent()) {
                throw taken;
            }
            WebhookEndpoint endpoint = WebhookEndpoint.open(request, caller.id(), now);
            Unique.store(endpoint, taken);
            WithdrawalNotice.tryNow(request.recipient(), now);
            return Response.created(URI.create("/v1/webhook-endpoints/" + endpoint.id))
                    .entity(EndpointView.with(endpoint, secrets.shown(endpoint)))
                    .build();
        });
    }

    /** A new secret; the one before still signs for a while, beside it. */
    @POST
    @Path("/{id}/rotation")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EndpointView.class, responseCode = "200")
    public Response createWebhookEndpointRotation(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("rotate-endpoint", id), () -> {
            WebhookEndpoint endpoint = locked(id);
            endpoint.rotate(clock.instant(), config.rotation());
            return Response.ok(EndpointView.with(endpoint, secrets.shown(endpoint)))
                    .build();
        });
    }

    @POST
    @Path("/{id}/closing")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EndpointView.class, responseCode = "200")
    public Response createWebhookEndpointClosing(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("close-endpoint", id), () -> {
            WebhookEndpoint endpoint = locked(id);
            endpoint.close(clock.instant());
            return Response.ok(EndpointView.of(endpoint)).build();
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor", "operator"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<EndpointView> listWebhookEndpoints(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                WebhookEndpoint.after(company, Page.afterId(cursor), limit + 1),
                limit,
                e -> e.id.toString(),
                EndpointView::of);
    }

    private WebhookEndpoint locked(UUID id) {
        return WebhookEndpoint.locked(id).filter(e -> caller.sees(e.company)).orElseThrow(ProblemException::notFound);
    }
}
