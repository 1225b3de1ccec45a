package io.madoguchi.gateway.portal.inquiry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What inquiry-service does for a person without an account. */
@Path("/v1/inquiries")
@RegisterRestClient(configKey = "inquiry")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface InquiryDesk {

    @POST
    Receipt submit(
            @HeaderParam(SubscriptionDesk.KEY) String key,
            @HeaderParam(SubscriptionDesk.SOURCE) String source,
            Submit request);

    @POST
    @Path("/lookups")
    CaseView look(@HeaderParam(SubscriptionDesk.SOURCE) String source, Open request);

    @POST
    @Path("/withdrawals")
    CaseView withdraw(@HeaderParam(SubscriptionDesk.SOURCE) String source, Open request);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    /** What a person wrote, with the notice that was shown beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Submit(
            String company,
            String kind,
            String locale,
            String contact,
            @Nullable String name,
            String text,
            @Nullable List<AskedRight> rights,
            @Nullable String residence,
            Shown notice) {}

    record AskedRight(String right) {}

    record Shown(String collectionPoint, int revision, String hash) {}

    /** In a body and never in an address, so that no log keeps them. */
    record Open(String number, String key) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Receipt(String key, CaseView inquiry) {}

    /** Where a case stands, as its person sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CaseView(
            String number,
            String kind,
            String receivedAt,
            String phase,
            String waiting,
            @Nullable String answerBy,
            @Nullable Bilingual because,
            List<Item> items,
            List<Clock> clocks) {

        private static final Set<String> OPEN =
                Set.of("REOPENED", "RECEIVED", "ACKNOWLEDGED", "ROUTED", "WORKING", "REVIEW", "DECIDED", "DELIVERING");

        /** Whether an answer is still owed. */
        public boolean isOpen() {
            return OPEN.contains(phase);
        }

        /** Whether somebody or something is waited for. */
        public boolean isWaiting() {
            return !waiting.equals("NOBODY");
        }
    }

    /** One right that was asked for, and what became of it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String right, String outcome) {}

    /** One deadline, by one law. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Clock(
            String clock,
            Bilingual article,
            String state,
            @Nullable String lastDay,
            @Nullable List<Rest> rests,
            @Nullable Bilingual extension) {}

    /** Days a deadline does not count, and by which article. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rest(Bilingual article, String from, @Nullable String to) {}
}
