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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What subscription-service does for operators about sending: identities, arming, lanes. */
@Path("/v1")
@RegisterRestClient(configKey = "subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SendingStaffDesk {

    @GET
    @Path("/sending-identities")
    Identities identities(@HeaderParam(StaffDesk.BEARER) String bearer);

    @GET
    @Path("/sending-identities/vendors")
    Vendors vendors(@HeaderParam(StaffDesk.BEARER) String bearer);

    @GET
    @Path("/sending-identities/{id}")
    Identity identity(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @POST
    @Path("/sending-identities")
    Identity create(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam(SubscriptionDesk.KEY) String key,
            WriteIdentity identity);

    @PUT
    @Path("/sending-identities/{id}")
    Identity update(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam("If-Match") String version,
            @PathParam("id") String id,
            Settings settings);

    @POST
    @Path("/sending-identities/{id}/test-mails")
    TestResult test(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @HeaderParam("Accept-Language") String language,
            @PathParam("id") String id,
            Map<String, String> body);

    @GET
    @Path("/sending-identities/{id}/dns")
    DnsReport dns(@HeaderParam(StaffDesk.BEARER) String bearer, @PathParam("id") String id);

    @GET
    @Path("/senders/arming")
    Arming arming(@HeaderParam(StaffDesk.BEARER) String bearer);

    @PUT
    @Path("/senders/arming")
    Arming arm(@HeaderParam(StaffDesk.BEARER) String bearer, Map<String, String> body);

    @GET
    @Path("/senders/lanes")
    Lanes lanes(@HeaderParam(StaffDesk.BEARER) String bearer);

    @PUT
    @Path("/senders/lanes/{identity}/{provider}")
    Lanes decide(
            @HeaderParam(StaffDesk.BEARER) String bearer,
            @PathParam("identity") String identity,
            @PathParam("provider") String provider,
            Decision decision);

    @ClientExceptionMapper
    @Blocking
    static RuntimeException refused(Response response) {
        return DeskProblem.of(response);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identities(@Nullable List<Identity> items) {}

    /** An identity; {@code company} is missing for that of the house. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identity(
            String id,
            @Nullable String company,
            String name,
            Relay relay,
            String from,
            @Nullable Bilingual names,
            @Nullable String returnDomain,
            String dkimDomain,
            @Nullable List<Selector> selectors,
            @Nullable String vendor,
            @Nullable Bilingual vendorNames,
            String standing,
            @Nullable String testedAt,
            int version) {

        public Identity {
            selectors = ConsoleResource.orEmpty(selectors);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Relay(
            String host,
            int port,
            String encryption,
            @Nullable String ca,
            @Nullable String user,
            @Nullable String secret) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Selector(String name, String from, @Nullable String until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settings(
            String name,
            Relay relay,
            String from,
            @Nullable Bilingual names,
            @Nullable String returnDomain,
            @Nullable String dkimDomain,
            List<Selector> selectors,
            @Nullable String vendor) {}

    record WriteIdentity(String company, Settings settings) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vendors(@Nullable List<Vendor> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vendor(String id, String company, Bilingual names, boolean bound) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TestResult(String verdict, @Nullable String reply) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DnsReport(String at, List<DnsLine> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DnsLine(
            String purpose,
            String name,
            String type,
            @Nullable String expected,
            @Nullable List<String> found,
            String finding) {

        public DnsLine {
            found = ConsoleResource.orEmpty(found);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Arming(boolean armed, @Nullable String refusal) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lanes(@Nullable List<Lane> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lane(String identity, String provider, boolean paused, String circuit, double perSecond, int underWay) {

        /** Mails a second, rounded for reading. */
        public long rate() {
            return Math.max(1, Math.round(perSecond));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(@Nullable String pausedUntil, @Nullable Integer perSecond) {}
}
