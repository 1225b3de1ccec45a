package io.madoguchi.gateway.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What subscription-service tells staff about what came back. */
@Path("/v1/returns")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
public interface ReturnStaffDesk {

    @GET
    Returns returns(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("issue") @Nullable String issue,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/{id}")
    ReturnView one(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @GET
    @Path("/counts")
    Counts counts(@HeaderParam(StaffDesk.BEARER) String bearer, @QueryParam("issue") String issue);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Returns(
            @Nullable List<ReturnView> items, @Nullable String next) {}

    /** Something that came back; the person is only the start of a reference. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReturnView(
            String id,
            String kind,
            @Nullable String company,
            @Nullable String person,
            @Nullable String delivery,
            @Nullable String issue,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String contact,
            @Nullable Double score,
            @Nullable String subject,
            @Nullable String text,
            String at) {}

    /** How many mails of an issue came back, by kind, and why it was held by itself. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counts(
            long hard,
            long soft,
            long delayed,
            long complaints,
            long autoReplies,
            long unparsed,
            @Nullable String tripped) {}
}
