package io.madoguchi.gateway.gate;

import io.vertx.core.http.HttpServerRequest;

/** The path as it came over the wire, escapes and all: what differs from it by escapes is another path here. */
public final class RequestPath {

    private RequestPath() {}

    public static String of(HttpServerRequest request) {
        String target = request.uri();
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }
}
