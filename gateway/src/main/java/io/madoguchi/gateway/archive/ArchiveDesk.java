package io.madoguchi.gateway.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
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

/** What subscription-service tells everybody about sent issues. */
@Path("/v1/archive")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
public interface ArchiveDesk {

    @GET
    Archived issues(
            @QueryParam("topic") String topic,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/{id}")
    ArchivedIssue issue(@PathParam("id") String id, @QueryParam("lang") String lang);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Archived(@Nullable List<Listed> items, @Nullable String next) {}

    /** An issue in the list. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(
            String id,
            String topic,
            int number,
            Map<String, String> subjects,
            String publishedAt,
            @Nullable String corrects,
            @Nullable List<String> correctedBy,
            @Nullable String recalledAt) {

        /** The subject in this language, or in the other where only that is written. */
        public String title(String lang) {
            return subjects.getOrDefault(titleLang(lang), "");
        }

        public String titleLang(String lang) {
            return subjects.containsKey(lang) ? lang : (lang.equals("ja") ? "en" : "ja");
        }

        public boolean corrected() {
            return correctedBy != null && !correctedBy.isEmpty();
        }
    }

    /** An issue to be read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ArchivedIssue(
            Listed issue,
            String company,
            String locale,
            @Nullable String html,
            @Nullable String text,
            boolean leaves) {}
}
