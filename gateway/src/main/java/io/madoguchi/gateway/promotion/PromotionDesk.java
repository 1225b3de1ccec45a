package io.madoguchi.gateway.promotion;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What subscription-service tells everybody about promotions, and does for whoever enters. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PromotionDesk {

    @GET
    @Path("/promotions")
    Promotions promotions(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/promotions/{id}")
    PromotionView promotion(@PathParam("id") String id);

    @GET
    @Path("/promotions/{id}/rules/{version}")
    RulesView rules(@PathParam("id") String id, @PathParam("version") int version);

    @POST
    @Path("/promotions/{id}/entries")
    void enter(
            @HeaderParam(SubscriptionDesk.KEY) String key,
            @HeaderParam(SubscriptionDesk.SOURCE) String source,
            @PathParam("id") String id,
            Enter entry);

    @POST
    @Path("/promotion-entries/lookups")
    EntryView entry(SubscriptionLink link);

    @POST
    @Path("/promotion-entries/withdrawals")
    void withdraw(SubscriptionLink link);

    @POST
    @Path("/prizes/lookups")
    WonView prize(SubscriptionLink link);

    @POST
    @Path("/prizes")
    WonView answer(AnswerPrize answer);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    record SubscriptionLink(String token) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Promotions(
            @Nullable List<PromotionView> items, @Nullable String next) {}

    /** A promotion as everyone may see it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PromotionView(
            String id,
            String company,
            String state,
            boolean open,
            Bilingual titles,
            String collectionPoint,
            String opensAt,
            String closesAt,
            Bilingual publicSource,
            String valueDue,
            String drawBy,
            String algorithm,
            String commitment,
            List<PrizeView> prizes,
            int alternates,
            int contactDays,
            int keepDays,
            int winnerKeepDays,
            @Nullable Integer rules,
            @Nullable String rulesHash,
            @Nullable Integer entries,
            @Nullable String root,
            @Nullable String drawnAt) {

        /** The version in force; a promotion that is public has one. */
        public int rulesInForce() {
            return rules == null ? 0 : rules;
        }

        public boolean isDrawn() {
            return drawnAt != null;
        }

        public boolean isEndedUndrawn() {
            return drawnAt == null && state.equals("ENDED");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PrizeView(Bilingual names, long value, int count) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RulesView(
            int version,
            Bilingual texts,
            @Nullable String hash,
            @Nullable String publishedAt) {

        /** The version before this one. */
        public int before() {
            return version - 1;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Enter(
            SubscriptionDesk.NoticeSeen notice,
            int rules,
            String locale,
            String address,
            @Nullable String name,
            @Nullable String age,
            @Nullable String birthDate,
            String channel) {}

    /** An entry as whoever made it sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EntryView(
            String promotion,
            String company,
            Bilingual titles,
            String state,
            String ticket,
            String leaf,
            String enteredAt,
            @Nullable Inclusion inclusion,
            @Nullable String result,
            @Nullable Integer rank) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Inclusion(int index, int count, String root, List<String> path) {

        /** Counted from one, as people count. */
        public int place() {
            return index + 1;
        }
    }

    /** A prize as its winner sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WonView(
            String promotion,
            String company,
            String collectionPoint,
            Bilingual titles,
            @Nullable Bilingual prize,
            String state,
            @Nullable String contactBy,
            boolean asksForDelivery) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerPrize(
            String token,
            String answer,
            @Nullable String name,
            @Nullable String delivery) {}
}
