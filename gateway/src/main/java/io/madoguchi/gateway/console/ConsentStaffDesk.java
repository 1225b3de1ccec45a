package io.madoguchi.gateway.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What a topic refers to at consent-service: where its readers' data is taken, and for which purpose. */
@Path("/v1")
@RegisterRestClient(configKey = "consent")
@Produces(MediaType.APPLICATION_JSON)
public interface ConsentStaffDesk {

    @GET
    @Path("/collection-points")
    Points points(@HeaderParam("Authorization") String bearer, @QueryParam("company") String company);

    @GET
    @Path("/purposes")
    Purposes purposes(@HeaderParam("Authorization") String bearer, @QueryParam("company") String company);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Points(@Nullable List<PointView> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PointView(
            String id,
            @Nullable String company,
            @Nullable String code,
            @Nullable Bilingual names) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Purposes(@Nullable List<PurposeView> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PurposeView(
            String id,
            @Nullable String company,
            @Nullable String code,
            @Nullable Bilingual texts) {}
}
