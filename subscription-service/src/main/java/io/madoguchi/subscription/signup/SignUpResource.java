package io.madoguchi.subscription.signup;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.persons.EmailAddress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where a person asks for mail. The answer never says what is known of the address. */
@Path("/v1/sign-ups")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class SignUpResource {

    private final SignUps signUps;
    private final AnswerFloor floor;
    private final Commands commands;

    SignUpResource(SignUps signUps, AnswerFloor floor, Commands commands) {
        this.signUps = signUps;
        this.floor = floor;
        this.commands = commands;
    }

    @POST
    @PermitAll
    @APIResponse(
            responseCode = "202",
            description = "Taken; the mail says what comes next",
            content = @Content(schema = @Schema(implementation = SignUpAnswer.class)))
    public Response createSignUp(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid RequestSignUp request,
            @Context HttpServerRequest connection) {
        Source source = Source.of(forwardedFor, connection.remoteAddress().hostAddress());
        return floor.hold(() -> {
            EmailAddress address = signUps.admit(request, source);
            return commands.once(key, "public:sign-up", request, () -> {
                signUps.take(request, address);
                return Response.accepted(SignUpAnswer.CHECK_YOUR_MAIL).build();
            });
        });
    }
}
