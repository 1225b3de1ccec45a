package io.madoguchi.gateway.gate;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes away what a request says about who it is and where it came from, and writes what the gateway saw. */
final class RequestHeaders {

    private static final List<String> PREFIXES =
            List.of("x-forwarded", "x-user", "x-remote", "x-auth", "x-original", "x-rewrite", "x-envoy", "x-client-ip");
    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "x-real-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "remote-user",
            "remote-addr",
            "proxy",
            "proxy-authorization",
            "expect",
            "x-http-method-override",
            "x-method-override",
            "x-http-method");

    private RequestHeaders() {}

    static void clean(HttpServerRequest request, PublicUrl publicUrl) {
        MultiMap headers = request.headers();
        // underscores too: some servers read X_Forwarded_For as the same name
        for (String name : List.copyOf(headers.names())) {
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
            if (NAMES.contains(plain) || PREFIXES.stream().anyMatch(plain::startsWith)) {
                headers.remove(name);
            }
        }
        List<String> authorizations = headers.getAll("Authorization");
        if (authorizations.size() > 1 || !authorizations.stream().allMatch(RequestHeaders::isBearer)) {
            headers.remove("Authorization");
        }
        Source source = Source.of(request);
        headers.set("X-Forwarded-For", source.address())
                .set("X-Forwarded-Proto", publicUrl.scheme())
                .set("X-Forwarded-Host", publicUrl.authority())
                .set(
                        "Forwarded",
                        "for=" + source.node() + ";proto=" + publicUrl.scheme() + ";host=\"" + publicUrl.authority()
                                + "\"");
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }
}
