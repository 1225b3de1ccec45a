package io.madoguchi.gateway.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request target leads: {@code /api/<service>/v1/...} to {@code /v1/...} of that service, nothing else. It reads
 * the target as it came over the wire, after the request gate let it pass.
 *
 * @param uri what is asked of the service
 */
record ApiPath(String service, String uri) {

    private static final Pattern SHAPE = Pattern.compile("/api/([a-z]{1,40})(/v1/[^?]+(?:\\?.*)?)");

    static Optional<ApiPath> of(String target, Set<String> services) {
        Matcher matcher = SHAPE.matcher(target);
        return matcher.matches() && services.contains(matcher.group(1))
                ? Optional.of(new ApiPath(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
