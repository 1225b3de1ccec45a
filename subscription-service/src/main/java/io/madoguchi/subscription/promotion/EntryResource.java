package io.madoguchi.subscription.promotion;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.signup.AnswerFloor;
import io.madoguchi.subscription.signup.Source;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Taking part. The answer never says who has entered before. */
@Path("/v1/promotions/{id}/entries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class EntryResource {

    private final Entries entries;
    private final AnswerFloor floor;
    private final Commands commands;

    EntryResource(Entries entries, AnswerFloor floor, Commands commands) {
        this.entries = entries;
        this.floor = floor;
        this.commands = commands;
    }

    @POST
    @PermitAll
    @APIResponseSchema(
            value = EntryAnswer.class,
            responseCode = "202",
            responseDescription = "Taken; the receipt comes by mail")
    public Response createEntry(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid EnterPromotion request,
            @Context HttpServerRequest connection) {
        Source source = Source.of(forwardedFor, connection.remoteAddress().hostAddress());
        return floor.hold(() -> {
            EmailAddress address = entries.admit(id, request, source);
            return commands.once(key, "public:promotion-entry:" + id, request, () -> {
                entries.take(id, request, address);
                return Response.accepted(EntryAnswer.CHECK_YOUR_MAIL).build();
            });
        });
    }
}
