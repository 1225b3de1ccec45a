package io.madoguchi.gateway.portal.desk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What consent-service tells everybody: companies, notices, policies, and whether a receipt is real. */
@Path("/v1")
@RegisterRestClient(configKey = "consent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ConsentDesk {

    @GET
    @Path("/companies")
    Companies companies();

    @GET
    @Path("/collection-points/{id}/notice")
    NoticeView notice(@PathParam("id") String id);

    /** The open ones of a company. */
    @GET
    @Path("/collection-points")
    CollectionPoints collectionPoints(@QueryParam("company") String company, @QueryParam("limit") int limit);

    @GET
    @Path("/policies/current")
    PolicyVersionView currentPolicy(@QueryParam("company") String company);

    @GET
    @Path("/policies")
    Policies policies(@QueryParam("company") String company);

    @GET
    @Path("/policies/{id}/versions/{n}")
    PolicyVersionView policyVersion(@PathParam("id") String id, @PathParam("n") int n);

    @POST
    @Path("/receipt-checks")
    JsonNode checkReceipt(CheckReceipt receipt);

    @GET
    @Path("/log/key")
    @Produces(MediaType.TEXT_PLAIN)
    String logKey();

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Companies(@Nullable List<CompanyView> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CompanyView(
            String id,
            Bilingual names,
            @Nullable String country,
            @Nullable Bilingual address,
            @Nullable String site,
            @Nullable String parent) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CollectionPoints(@Nullable List<CollectionPointView> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CollectionPointView(String id, String code) {}

    /** The notice in force at a collection point; its hash is over the text exactly as shown. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeView(
            String collectionPoint,
            String company,
            @Nullable Bilingual companyNames,
            int revision,
            @Nullable SectionView section,
            int ageLimit,
            List<ItemView> items,
            List<PurposeView> purposes,
            @Nullable Bilingual recipients,
            @Nullable Bilingual withdrawal,
            @Nullable PolicyRef policy,
            NoticeTexts texts) {

        /** Whether this collection point declared the item, so that it may be asked for (E19). */
        public boolean asksFor(String item) {
            return items.stream().anyMatch(i -> i.name().equals(item));
        }

        /** How long the data is kept, each answer once: most purposes of a form share one. */
        public List<Bilingual> retentions() {
            return purposes.stream()
                    .map(PurposeView::retention)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        public @Nullable ItemView item(String name) {
            return items.stream().filter(i -> i.name().equals(name)).findFirst().orElse(null);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeTexts(NoticeText ja, NoticeText en) {

        public NoticeText in(String lang) {
            return lang.equals("ja") ? ja : en;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeText(String text, String hash) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SectionView(
            @Nullable String id, Bilingual names, @Nullable ContactView contact) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ContactView(
            @Nullable String email,
            @Nullable String phone,
            @Nullable JsonNode address) {

        /** The postal address, which may be one text or a text for each language. */
        public String addressIn(String lang) {
            if (address == null || address.isNull()) {
                return "";
            }
            return address.isTextual() ? address.asText() : address.path(lang).asText("");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ItemView(
            String name,
            boolean required,
            @Nullable Bilingual labels,
            @Nullable Bilingual reasons) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PurposeView(
            @Nullable String id,
            @Nullable String code,
            int version,
            @Nullable Bilingual texts,
            @Nullable Bilingual retention) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PolicyRef(String id, int version) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Policies(@Nullable List<PolicyVersionView> items) {}

    /** One version of a policy, as published. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PolicyVersionView(
            String policy,
            @Nullable String company,
            int version,
            @Nullable Bilingual titles,
            @Nullable Bilingual texts,
            @Nullable List<PurposeView> purposes,
            int ageLimit,
            @Nullable String effectiveFrom,
            @Nullable String publishedAt,
            @Nullable String state) {}

    /** A receipt as it was pasted or uploaded. */
    record CheckReceipt(String receipt) {}
}
