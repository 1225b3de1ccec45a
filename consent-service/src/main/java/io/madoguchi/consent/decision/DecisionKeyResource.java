package io.madoguchi.consent.decision;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;

/** The public keys with which anyone checks the proof of a decision (RFC 7517). */
@Path("/v1/decision-keys")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
class DecisionKeyResource {

    private final DecisionKey key;

    DecisionKeyResource(DecisionKey key) {
        this.key = key;
    }

    /** A JWK set. */
    @RegisterForReflection
    record DecisionKeySet(List<Map<String, Object>> keys) {}

    @GET
    @PermitAll
    public DecisionKeySet listDecisionKeys() {
        return new DecisionKeySet(key.published());
    }
}
