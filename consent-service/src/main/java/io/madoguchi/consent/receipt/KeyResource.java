package io.madoguchi.consent.receipt;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;

/** The public keys with which anyone checks a receipt (RFC 7517). */
@Path("/v1/keys")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
class KeyResource {

    private final ReceiptKeys keys;

    KeyResource(ReceiptKeys keys) {
        this.keys = keys;
    }

    /** A JWK set. */
    record KeySet(List<Map<String, Object>> keys) {}

    @GET
    @PermitAll
    public KeySet listKeys() {
        return new KeySet(keys.published());
    }
}
