package io.madoguchi.gateway.signin;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session as it is used during one request; never leaves the gateway. */
record SignedIn(
        String name,
        Set<String> roles,
        List<String> companies,
        String accessToken,
        String csrf,
        @Nullable String language) {

    private static final String KEY = SignedIn.class.getName();

    static Optional<SignedIn> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }
}
