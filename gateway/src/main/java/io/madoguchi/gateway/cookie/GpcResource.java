package io.madoguchi.gateway.cookie;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says that Global Privacy Control is honoured here.
 *
 * @see <a href="https://www.w3.org/TR/gpc/#gpc-support-resource">GPC Support Resource</a>
 */
@Path("/.well-known/gpc.json")
public class GpcResource {

    private final LocalDate lastUpdate;

    GpcResource(@ConfigProperty(name = "madoguchi.cookies.gpc-since") LocalDate lastUpdate) {
        this.lastUpdate = lastUpdate;
    }

    /** The two members the specification names. */
    @RegisterForReflection
    record Support(
            @JsonProperty("gpc") boolean gpc,
            @JsonProperty("lastUpdate") String lastUpdate) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Support support() {
        return new Support(true, lastUpdate.toString());
    }
}
