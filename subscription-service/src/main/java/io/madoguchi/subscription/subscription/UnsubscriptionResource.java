package io.madoguchi.subscription.subscription;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.delivery.StopBarrier;
import io.madoguchi.subscription.link.OpenLink;
import io.madoguchi.subscription.signup.AnswerFloor;
import io.madoguchi.subscription.signup.SignUps;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The ways out for a person: the link in each mail, and the public form that needs no mail at hand (E6, E11). */
@Path("/v1/unsubscriptions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class UnsubscriptionResource {

    private final Unsubscriptions unsubscriptions;
    private final StopBarrier barrier;
    private final AnswerFloor floor;
    private final SignUps signUps;

    UnsubscriptionResource(Unsubscriptions unsubscriptions, StopBarrier barrier, AnswerFloor floor, SignUps signUps) {
        this.unsubscriptions = unsubscriptions;
        this.barrier = barrier;
        this.floor = floor;
        this.signUps = signUps;
    }

    /** E11. The same answer in the same time for every address. */
    @POST
    @PermitAll
    public StopAnswer leaveByForm(
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @NotNull @Valid LeaveByForm request,
            @Context HttpServerRequest connection) {
        EmailAddress address = address(request.address());
        Source source = Source.of(forwardedFor, connection.remoteAddress().hostAddress());
        return floor.hold(() -> {
            signUps.count(source);
            mustBeKnown(request.company());
            boolean quiet = unsubscriptions
                    .leaveByForm(request.company(), address)
                    .map(barrier::awaitQuiet)
                    .orElse(true);
            if (!quiet) {
                throw new ProblemException(
                                CommonProblem.UNAVAILABLE,
                                "The stop is kept, but not every part has confirmed it. Send again.")
                        .with("Retry-After", "1");
            }
            return StopAnswer.STOPPED;
        });
    }

    @POST
    @Path("/undo")
    @PermitAll
    public UndoneView undo(@NotNull @Valid OpenLink request) {
        return unsubscriptions.undo(request.token());
    }

    @POST
    @Path("/lookups")
    @PermitAll
    public UnsubscriptionView look(@NotNull @Valid OpenLink request) {
        return unsubscriptions.look(request.token());
    }

    /** 202 when the stop is kept but a mail that was just starting could not be ruled out within the second. */
    @POST
    @Path("/by-link")
    @PermitAll
    public Response leaveByLink(@NotNull @Valid LeaveByLink request) {
        var stopped = unsubscriptions.leaveByLink(request.token(), request.all(), EndReason.READER);
        boolean quiet = barrier.awaitQuiet(stopped.person());
        return Response.status(quiet ? 200 : 202).entity(stopped.view()).build();
    }

    private static EmailAddress address(String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (InvalidContact e) {
            throw ProblemException.field("address", e.reason().sentence());
        }
    }

    private static void mustBeKnown(String company) {
        if (Company.findCompany(company).isEmpty()) {
            throw ProblemException.field("company", "is not known");
        }
    }
}
