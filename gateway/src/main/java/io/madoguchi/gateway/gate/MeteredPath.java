package io.madoguchi.gateway.gate;

import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * The path under which a request is counted. Micrometer would take the address itself wherever no resource matched, and
 * addresses hold tokens; and a stranger could make any number of them.
 */
public final class MeteredPath {

    /** Where Quarkus' Micrometer extension looks for the template of a path. */
    private static final String KEY = "UrlPathTemplate";

    private static final String REFUSED = "/refused";

    private MeteredPath() {}

    public static void set(RoutingContext context, String template) {
        local(context).putLocal(KEY, template);
    }

    /** Answers that no resource gave are counted together. */
    static void promise(RoutingContext context) {
        context.addHeadersEndHandler(sent -> {
            if (context.response().getStatusCode() >= 400 && local(context).getLocal(KEY) == null) {
                set(context, REFUSED);
            }
        });
    }

    private static Context local(RoutingContext context) {
        return ((HttpServerRequestInternal) context.request()).context();
    }
}
