package io.madoguchi.inquiry.intake;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.inquiry.request.Cases;
import io.madoguchi.inquiry.request.PersonCaseView;
import io.madoguchi.persons.ContactPoint;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Where anybody asks, without an account: a number and a date at once. The answer never says whether a person is known. */
@Path("/v1/inquiries")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class InquiryResource {

    private final Counter counter;
    private final Cases cases;
    private final Limits limits;
    private final AnswerFloor floor;
    private final Commands commands;

    InquiryResource(Counter counter, Cases cases, Limits limits, AnswerFloor floor, Commands commands) {
        this.counter = counter;
        this.cases = cases;
        this.limits = limits;
        this.floor = floor;
        this.commands = commands;
    }

    @GET
    @Path("/kinds")
    @PermitAll
    public List<KindView> listInquiryKinds() {
        return KindView.all();
    }

    @POST
    @PermitAll
    @APIResponseSchema(value = ReceiptView.class, responseCode = "201")
    public Response createInquiry(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid SubmitInquiry request,
            @Context HttpServerRequest connection) {
        ContactPoint contact = counter.contact(request.contact());
        // before the command, so that no transaction waits for another connection while it holds one
        limits.countSource(forwardedFor, connection.remoteAddress().hostAddress());
        limits.countContact(contact);
        return floor.hold(() -> commands.once(
                key,
                "public:inquiry",
                request,
                () -> Response.status(Response.Status.CREATED)
                        .entity(ReceiptView.of(counter.take(request, contact)))
                        .build()));
    }

    @POST
    @Path("/lookups")
    @PermitAll
    public PersonCaseView lookAtInquiry(
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid OpenCase request,
            @Context HttpServerRequest connection) {
        limits.countSource(forwardedFor, connection.remoteAddress().hostAddress());
        return floor.hold(() -> cases.look(request.number(), request.key()));
    }

    @POST
    @Path("/withdrawals")
    @PermitAll
    public PersonCaseView withdrawInquiry(
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid OpenCase request,
            @Context HttpServerRequest connection) {
        limits.countSource(forwardedFor, connection.remoteAddress().hostAddress());
        return floor.hold(() -> cases.withdraw(request.number(), request.key()));
    }
}
