package io.madoguchi.gateway.cookie;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The registry of consent-service: what the sites of a company use, and what they send to others. */
@Path("/v1")
@RegisterRestClient(configKey = "consent")
@Produces(MediaType.APPLICATION_JSON)
public interface CookieDesk {

    @GET
    @Path("/cookies")
    Entries cookies(
            @QueryParam("company") String company,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/external-transmissions")
    Transmissions transmissions(
            @QueryParam("company") String company,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entries(List<Entry> items, @Nullable String next) {}

    /** One line of the registry. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            String site,
            String kind,
            String name,
            String purpose,
            String basis,
            String party,
            int keepDays,
            Bilingual stores,
            @Nullable Bilingual without) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Transmissions(List<Transmission> items, @Nullable String next) {}

    /** What is sent to whom and what for. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Transmission(
            String site,
            String name,
            Bilingual information,
            String purpose,
            Bilingual recipient,
            String country,
            Bilingual recipientPurpose,
            String terms,
            @Nullable String optOut) {}
}
