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

/** What subscription-service does for staff about promotions; every call carries the token of the person at the desk. */
@Path("/v1/promotions")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PromotionStaffDesk {

    @GET
    Promotions promotions(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @QueryParam("state") String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/{id}")
    PromotionView promotion(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @GET
    @Path("/{id}/rules/{version}")
    RulesDraft rules(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @PathParam("version") int version);

    @POST
    PromotionView create(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam(SubscriptionDesk.KEY) String key,
            WritePromotion promotion);

    @PUT
    @Path("/{id}")
    PromotionView rewrite(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam("If-Match") String version,
            @PathParam("id") String id,
            RewritePromotion promotion);

    /** One step of a promotion on its way; the body holds what the step needs. */
    @POST
    @Path("/{id}/{step}")
    void move(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @PathParam("step") String step,
            Map<String, String> body);

    @GET
    @Path("/{id}/awards")
    Awards awards(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @POST
    @Path("/{id}/awards/{rank}/{step}")
    void moveAward(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @PathParam("rank") int rank,
            @PathParam("step") String step,
            Map<String, String> body);

    @GET
    @Path("/{id}/awards/file")
    @Produces("text/csv")
    String file(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("id") String id,
            @QueryParam("reason") String reason);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Promotions(
            @Nullable List<PromotionView> items, @Nullable String next) {}

    /** A promotion as staff sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PromotionView(
            String id,
            String company,
            String kind,
            String state,
            boolean open,
            Bilingual titles,
            String collectionPoint,
            String purpose,
            @Nullable Long transactionValue,
            @Nullable Long expectedSales,
            String opensAt,
            String closesAt,
            Bilingual publicSource,
            String valueDue,
            String drawBy,
            String commitment,
            List<Prize> prizes,
            int alternates,
            int contactDays,
            int keepDays,
            int winnerKeepDays,
            @Nullable Integer rules,
            @Nullable String root,
            int version,
            @Nullable Behind staff) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Prize(Bilingual names, long value, int count) {}

    /** What only staff sees. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Behind(
            String author,
            @Nullable RulesDraft rulesDraft,
            List<Cap> caps,
            List<Value> values,
            long entriesSoFar,
            @Nullable String overdue) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RulesDraft(
            int version, Bilingual texts, @Nullable String author) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Cap(String rule, long allowed, long found, boolean kept, String citation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(
            String value,
            String statedBy,
            String statedAt,
            @Nullable String witnessedBy,
            @Nullable String replacedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Awards(List<AwardView> items, int unawarded) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AwardView(
            int rank,
            String state,
            @Nullable Bilingual prize,
            @Nullable String contactBy,
            @Nullable String reason,
            @Nullable String hand) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Terms(
            Bilingual titles,
            String kind,
            String collectionPoint,
            String purpose,
            @Nullable Long transactionValue,
            @Nullable Long expectedSales,
            String opensAt,
            String closesAt,
            Bilingual publicSource,
            String valueDue,
            List<Prize> prizes,
            int alternates,
            int contactDays,
            int keepDays,
            int winnerKeepDays) {}

    record WritePromotion(String company, String slug, Terms terms, Bilingual rules) {}

    record RewritePromotion(Terms terms, Bilingual rules) {}
}
