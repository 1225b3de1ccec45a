package io.madoguchi.subscription.subscription;

import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.delivery.StopBarrier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * The button of the mail program: no session, no redirect, the same answer however often it is sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>
 */
@Path("/v1/one-click")
@Produces(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
public class OneClickResource {

    private static final String FIELD = "List-Unsubscribe";
    private static final int LONGEST = 200;

    private final Unsubscriptions unsubscriptions;
    private final StopBarrier barrier;

    OneClickResource(Unsubscriptions unsubscriptions, StopBarrier barrier) {
        this.unsubscriptions = unsubscriptions;
        this.barrier = barrier;
    }

    @POST
    @Path("/{token}")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @PermitAll
    public Response leaveByOneClick(@PathParam("token") String token, @RestForm(FIELD) @Nullable String command) {
        if (!"One-Click".equals(command)) {
            throw ProblemException.field(FIELD, "must be One-Click");
        }
        if (token.length() > LONGEST) {
            throw ProblemException.notFound();
        }
        var stopped = unsubscriptions.leaveByLink(token, false, EndReason.ONE_CLICK);
        return barrier.awaitQuiet(stopped.person())
                ? Response.ok("Stopped.\n").build()
                : Response.accepted("Stopping.\n").build();
    }
}
