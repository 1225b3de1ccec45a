package io.madoguchi.gateway.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.Topics;
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

/** What subscription-service does for staff; every call carries the token of the person at the desk. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface StaffDesk {

    /** The header that carries the access token. */
    String BEARER = "Authorization";

    @GET
    @Path("/topics")
    Topics topics(
            @HeaderParam(BEARER) String bearer, @QueryParam("state") String state, @QueryParam("limit") int limit);

    @POST
    @Path("/topics")
    JsonNode createTopic(
            @HeaderParam(BEARER) String bearer, @HeaderParam(SubscriptionDesk.KEY) String key, WriteTopic topic);

    @PUT
    @Path("/topics/{id}")
    JsonNode updateTopic(
            @HeaderParam(BEARER) String bearer,
            @HeaderParam("If-Match") String version,
            @PathParam("id") String id,
            RewriteTopic topic);

    @POST
    @Path("/topics/{id}/{step}")
    void moveTopic(@HeaderParam(BEARER) String bearer, @PathParam("id") String id, @PathParam("step") String step);

    @GET
    @Path("/issues")
    Issues issues(
            @HeaderParam(BEARER) String bearer,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/issues/{id}")
    IssueView issue(@HeaderParam(BEARER) String bearer, @PathParam("id") String id);

    @POST
    @Path("/issues")
    IssueView createIssue(
            @HeaderParam(BEARER) String bearer, @HeaderParam(SubscriptionDesk.KEY) String key, WriteIssue issue);

    @PUT
    @Path("/issues/{id}")
    IssueView updateIssue(
            @HeaderParam(BEARER) String bearer,
            @HeaderParam("If-Match") String version,
            @PathParam("id") String id,
            Rewrite issue);

    @GET
    @Path("/issues/{id}/preflight")
    Preflight preflight(@HeaderParam(BEARER) String bearer, @PathParam("id") String id);

    @POST
    @Path("/issues/{id}/preflight/acceptances")
    Preflight accept(@HeaderParam(BEARER) String bearer, @PathParam("id") String id, Map<String, String> warning);

    @GET
    @Path("/issues/{id}/preview")
    PreviewView preview(
            @HeaderParam(BEARER) String bearer, @PathParam("id") String id, @QueryParam("locale") String locale);

    /** One step of an issue on its way; the body holds what the step needs. */
    @POST
    @Path("/issues/{id}/{step}")
    void move(
            @HeaderParam(BEARER) String bearer,
            @HeaderParam(SubscriptionDesk.KEY) String key,
            @PathParam("id") String id,
            @PathParam("step") String step,
            Map<String, String> body);

    @GET
    @Path("/deliveries")
    Deliveries deliveries(
            @HeaderParam(BEARER) String bearer,
            @QueryParam("state") String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WriteTopic(
            String company,
            String slug,
            String kind,
            Bilingual names,
            Bilingual descriptions,
            List<String> languages,
            Bilingual rhythm,
            String collectionPoint,
            String purpose) {}

    record RewriteTopic(Bilingual names, Bilingual descriptions, List<String> languages, Bilingual rhythm) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issues(@Nullable List<IssueView> items, @Nullable String next) {}

    /** An issue as staff sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record IssueView(
            String id,
            @Nullable String company,
            String topic,
            @Nullable Bilingual topicNames,
            int number,
            @Nullable String state,
            @Nullable String author,
            @Nullable String approver,
            @Nullable String rejection,
            @Nullable Map<String, Variant> variants,
            @Nullable String contentHash,
            @Nullable String scheduledAt,
            int version,
            @Nullable Counts counts,
            @Nullable String createdAt,
            @Nullable Terms terms,
            @Nullable String publishedAt,
            @Nullable String recalledAt) {

        /** It moves without anybody pressing anything. */
        public boolean moving() {
            return IssueSteps.RUNNING.contains(String.valueOf(state));
        }

        /** Some of its mails are at least planned. */
        public boolean sent() {
            return counts != null && counts.planned() > 0;
        }

        /** What is written in a language, or nothing. */
        public @Nullable Variant in(String lang) {
            return variants == null ? null : variants.get(lang);
        }

        /** The subject to list it by. */
        public String title(String lang) {
            Variant variant = in(titleLang(lang));
            return variant == null ? "" : variant.subject();
        }

        /** The language that subject is in: the wanted one, or the other where only that is written. */
        public String titleLang(String lang) {
            return in(lang) == null ? (lang.equals("ja") ? "en" : "ja") : lang;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Variant(String subject, String body, @Nullable String format) {

        public boolean html() {
            return "HTML".equals(format);
        }

        /** For pointing at a line. */
        public List<String> lines() {
            return body.lines().toList();
        }
    }

    /** What an issue says beside its words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Terms(
            @Nullable String purpose,
            @Nullable Boolean archived,
            @Nullable String corrects,
            @Nullable String embargoUntil) {}

    /** What was found in an issue, and how many it would reach. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Preflight(
            boolean fit,
            @Nullable List<Found> findings,
            @Nullable Audience audience) {

        public List<Found> found() {
            return findings == null ? List.of() : findings;
        }
    }

    /** One finding. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(
            String code,
            String severity,
            String citation,
            Bilingual words,
            @Nullable String locale,
            @Nullable String field,
            @Nullable Integer line,
            @Nullable Integer column,
            String word,
            @Nullable String acceptedBy,
            @Nullable String acceptedAt) {

        public boolean blocks() {
            return severity.equals("BLOCKS");
        }

        /** What the form sends to accept it. */
        public String key() {
            return code + ":" + (locale == null ? "" : locale);
        }
    }

    /** Numbers, never names. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Audience(
            long readers, long planned, long paused, long purposeNotCovered, long otherLanguage, boolean waiting) {}

    /** Where the planned mails of an issue are. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counts(long planned, long accepted, long rejected, long suppressed, long expired, long unknown, long open) {}

    record WriteIssue(String topic, Map<String, Variant> variants, Terms terms) {}

    record Rewrite(Map<String, Variant> variants, Terms terms) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PreviewView(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Deliveries(
            @Nullable List<DeliveryView> items, @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DeliveryView(
            String id,
            @Nullable String person,
            @Nullable String kind,
            @Nullable String state,
            @Nullable String reason,
            int attempts,
            @Nullable String at) {}
}
