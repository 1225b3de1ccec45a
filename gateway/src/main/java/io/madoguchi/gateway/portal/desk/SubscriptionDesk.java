package io.madoguchi.gateway.portal.desk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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

/** What subscription-service does for a person who holds a link or fills in a form. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SubscriptionDesk {

    /** The header by which a repeated command is recognised. */
    String KEY = "Idempotency-Key";

    /** The header that carries the visitor's address; the service counts attempts by it. */
    String SOURCE = "X-Forwarded-For";

    @GET
    @Path("/topics")
    Topics topics(@QueryParam("company") @Nullable String company, @QueryParam("limit") int limit);

    @GET
    @Path("/topics/{id}")
    TopicView topic(@PathParam("id") String id);

    @POST
    @Path("/sign-ups")
    void signUp(@HeaderParam(KEY) String key, @HeaderParam(SOURCE) String source, SignUp request);

    @POST
    @Path("/confirmations/lookups")
    ConfirmationView confirmation(HoldLink link);

    @POST
    @Path("/confirmations")
    ConfirmedView confirm(@HeaderParam(KEY) String key, HoldLink link);

    @POST
    @Path("/preferences/lookups")
    PreferencesView preferences(HoldLink link);

    @POST
    @Path("/preferences")
    PreferencesView change(@HeaderParam(KEY) String key, ChangePreferences request);

    @POST
    @Path("/unsubscriptions")
    void unsubscribe(@HeaderParam(KEY) String key, @HeaderParam(SOURCE) String source, Unsubscribe request);

    @POST
    @Path("/unsubscriptions/undo")
    UndoneView undo(@HeaderParam(KEY) String key, HoldLink link);

    @POST
    @Path("/unsubscriptions/lookups")
    UnsubscriptionView unsubscription(HoldLink link);

    @POST
    @Path("/unsubscriptions/by-link")
    @Nullable
    UnsubscriptionView unsubscribeByLink(@HeaderParam(KEY) String key, UnsubscribeByLink request);

    @POST
    @Path("/objections/lookups")
    ObjectionView objection(HoldLink link);

    @POST
    @Path("/objections")
    ObjectionView object(@HeaderParam(KEY) String key, HoldLink link);

    @POST
    @Path("/re-asks/lookups")
    ReAskView reAsk(HoldLink link);

    @POST
    @Path("/re-asks")
    ReAskView reconfirm(@HeaderParam(KEY) String key, HoldLink link);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Topics(@Nullable List<TopicView> items, @Nullable String next) {}

    /** A topic as readers see it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TopicView(
            String id,
            String company,
            @Nullable String slug,
            @Nullable String kind,
            Bilingual names,
            @Nullable Bilingual descriptions,
            @Nullable List<String> languages,
            @Nullable Bilingual rhythm,
            @Nullable String collectionPoint,
            @Nullable String purpose,
            @Nullable String state,
            @Nullable String listId,
            @Nullable Integer version) {

        /** Whether mails of this topic are written in the language. */
        public boolean speaks(String lang) {
            return languages != null && languages.contains(lang);
        }

        public boolean isOpen() {
            return "OPEN".equals(state);
        }
    }

    record NoticeSeen(int revision, String hash) {}

    /** A wish to subscribe, with the notice that was shown beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignUp(
            String collectionPoint,
            NoticeSeen notice,
            String locale,
            String address,
            @Nullable String name,
            List<String> topics,
            String age,
            String channel) {}

    record HoldLink(String token) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConfirmationView(
            @Nullable String state,
            @Nullable String company,
            List<Bilingual> topics,
            @Nullable String locale) {

        public ConfirmationView {
            topics = orEmpty(topics);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConfirmedView(
            @Nullable String company,
            List<Bilingual> topics,
            @Nullable String choices) {

        public ConfirmedView {
            topics = orEmpty(topics);
        }
    }

    /** What a person gets, and what else there is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PreferencesView(
            @Nullable String company,
            @Nullable String address,
            @Nullable String locale,
            List<SubscriptionView> subscriptions,
            List<OtherView> others) {

        public PreferencesView {
            subscriptions = orEmpty(subscriptions);
            others = orEmpty(others);
        }

        /** Whether there is anything left to stop. */
        public boolean anyLive() {
            return subscriptions.stream().anyMatch(s -> !"ENDED".equals(s.state()));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OtherView(String topic, Bilingual names) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SubscriptionView(
            @Nullable String id,
            String topic,
            Bilingual names,
            @Nullable String state,
            @Nullable String since,
            @Nullable String until,
            @Nullable ReceiptView receipt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReceiptView(@Nullable String number, @Nullable String jws) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangePreferences(String token, @Nullable String locale, List<Change> changes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(String topic, String state, @Nullable String until) {}

    record Unsubscribe(String company, String address) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UnsubscriptionView(
            @Nullable String company,
            @Nullable Bilingual topicNames,
            @Nullable Bilingual topic,
            @Nullable String state,
            @Nullable String locale,
            @Nullable String since,
            @Nullable String undo) {

        /** The topic's name, under either of the two names the service may give it. */
        public Bilingual names() {
            if (topicNames != null) {
                return topicNames;
            }
            return topic == null ? new Bilingual(null, null) : topic;
        }

        public boolean isEnded() {
            return "ENDED".equals(state);
        }
    }

    /** What came back, and the link to the page of choices. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UndoneView(
            @Nullable String company,
            List<Bilingual> topics,
            @Nullable String choices) {

        public UndoneView {
            topics = orEmpty(topics);
        }
    }

    /** The new uses a changed policy brings, and whether the person has said no to them (E16). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ObjectionView(
            @Nullable String company,
            List<Bilingual> uses,
            @Nullable String state,
            @Nullable String startsNotBefore) {

        public ObjectionView {
            uses = orEmpty(uses);
        }

        public boolean isObjected() {
            return "OBJECTED".equals(state);
        }
    }

    /** The question whether somebody goes on in their own name, and whether it was answered (E14). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReAskView(
            @Nullable String company,
            @Nullable String until,
            @Nullable String state) {

        public boolean isConfirmed() {
            return "CONFIRMED".equals(state);
        }
    }

    record UnsubscribeByLink(String token, boolean everything) {}
}
