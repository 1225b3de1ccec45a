package io.madoguchi.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String... args) {
        // Quarkus would answer an address it cannot parse with a bare 400; the request gate refuses it with a problem
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
