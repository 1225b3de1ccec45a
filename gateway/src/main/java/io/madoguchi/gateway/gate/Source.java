package io.madoguchi.gateway.gate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Where a request came from, as the gateway saw it and not as the request says. */
public record Source(String address) {

    public static Source of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        return new Source(host == null ? "unknown" : host);
    }

    /** The node as RFC 7239 §6 writes it. */
    String node() {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }
}
