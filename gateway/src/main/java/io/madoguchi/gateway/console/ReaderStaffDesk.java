package io.madoguchi.gateway.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What subscription-service does for staff about readers and lists; every call carries the token of the person at the desk. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ReaderStaffDesk {

    @POST
    @Path("/readers/searches")
    ReaderView search(@HeaderParam(StaffDesk.BEARER) String bearer, Search search);

    @GET
    @Path("/readers/{id}")
    ReaderView reader(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @POST
    @Path("/readers/{id}/opening")
    Opened open(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id, Map<String, String> reason);

    @POST
    @Path("/readers/{id}/changes")
    ReaderView change(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id, Change change);

    @GET
    @Path("/suppressions")
    List<Suppressed> suppressions(@HeaderParam(StaffDesk.BEARER) String bearer, @QueryParam("company") String company);

    @GET
    @Path("/list-imports")
    Lists lists(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("/list-imports")
    ListView openList(
            @HeaderParam(StaffDesk.BEARER) String bearer, @HeaderParam(SubscriptionDesk.KEY) String key, OpenList list);

    @PUT
    @Path("/list-imports/{id}/parts/{number}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    void putPart(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @PathParam("number") int number,
            byte[] part);

    @POST
    @Path("/list-imports/{id}/{step}")
    ListView moveList(
            @HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id, @PathParam("step") String step);

    @GET
    @Path("/list-imports/{id}")
    ListView list(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @GET
    @Path("/list-imports/{id}/refused-lines")
    Lines refusedLines(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Search(
            String company,
            @Nullable String address,
            @Nullable String number,
            String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String wish, @Nullable String topic, @Nullable String until, String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Opened(String address, @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Suppressed(String reason, boolean wholeCompany, long count) {}

    /** One reader, with the address masked. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReaderView(
            String id,
            String company,
            String address,
            String locale,
            String since,
            @Nullable String stoppedAt,
            List<Kept> suppressed,
            List<Held> subscriptions,
            List<Mail> mails,
            List<Opening> openings) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Kept(String reason, String scope, String since) {}

    /** One episode of one topic. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Held(
            String id,
            String topic,
            Bilingual names,
            String state,
            @Nullable String pausedUntil,
            @Nullable String endReason,
            String confirmedAt,
            @Nullable String endedAt,
            String channel,
            @Nullable String listImport,
            @Nullable Integer line) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Mail(
            String id,
            String kind,
            @Nullable String issue,
            @Nullable String subject,
            String state,
            @Nullable String reason,
            String createdAt,
            String changedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Opening(String what, String by, String reason, String at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lists(List<ListView> items, @Nullable String next) {}

    /** How far a list has come. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ListView(
            String id,
            String company,
            String kind,
            @Nullable String topic,
            @Nullable String charset,
            String state,
            @Nullable String problem,
            int total,
            int done,
            int taken,
            int known,
            int refusedEarlier,
            int wrong,
            @Nullable Integer rate,
            @Nullable Long secondsLeft,
            String createdAt,
            String createdBy) {

        /** Whether the page should be looked at again in a moment. */
        public boolean working() {
            return state.equals("CHECKING") || state.equals("RUNNING");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lines(List<Line> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(int line, String field, String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenList(
            String company,
            String kind,
            @Nullable String topic,
            String locale,
            Map<String, String> columns,
            @Nullable Ground evidence) {}

    /** What the consents of a list rest on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ground(@Nullable String consentedOn, String how, String wording, String document, boolean ageAttested) {}
}
