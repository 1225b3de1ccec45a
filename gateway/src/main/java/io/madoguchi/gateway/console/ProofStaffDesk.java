package io.madoguchi.gateway.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.gateway.console.StaffDesk.Counts;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What subscription-service tells staff of the mails of an issue. */
@Path("/v1/issues/{id}")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ProofStaffDesk {

    @GET
    @Path("/proof")
    Proof proof(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @GET
    @Path("/deliveries")
    Mails mails(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("/resends")
    void resend(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam(SubscriptionDesk.KEY) String key,
            @PathParam("id") String id,
            Resend resend);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    /** Where the mails of an issue are, why some wait, and when the last may leave. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Proof(
            String state,
            Counts counts,
            @Nullable Double perSecond,
            @Nullable String doneAt,
            @Nullable List<Group> waiting,
            @Nullable List<Resent> resends,
            String at) {

        /** Rounded as one says it. */
        public long rate() {
            return perSecond == null ? 0 : Math.max(1, Math.round(perSecond));
        }
    }

    /** Mails that wait for the same reason. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Group(
            String why,
            @Nullable String provider,
            long mails,
            @Nullable String next,
            @Nullable String said) {}

    /** One time that somebody had mails sent once more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Resent(String at, String by, String state, int mails, String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Mails(@Nullable List<MailLine> items, @Nullable String next) {}

    /** One recipient, by the start of a reference only. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MailLine(
            String id,
            @Nullable String person,
            String state,
            @Nullable String reason,
            int attempts,
            @Nullable String messageId,
            @Nullable String at,
            @Nullable String waits,
            @Nullable String provider,
            @Nullable String next) {}

    record Resend(String state, String reason) {}
}
