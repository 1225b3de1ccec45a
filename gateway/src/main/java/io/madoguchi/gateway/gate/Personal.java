package io.madoguchi.gateway.gate;

import io.vertx.ext.web.RoutingContext;

/** Marks the answer to this request as made for one person. */
public final class Personal {

    static final String KEY = Personal.class.getName();

    private Personal() {}

    public static void mark(RoutingContext context) {
        context.put(KEY, Boolean.TRUE);
    }
}
