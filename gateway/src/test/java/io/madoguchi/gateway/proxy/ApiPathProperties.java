package io.madoguchi.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.gate.RequestGate;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ApiPathProperties {

    private static final Set<String> SERVICES = Set.of("subscription", "consent", "inquiry");

    @Property(tries = 20_000)
    void noCraftedPathLeavesTheVersionOfAService(@ForAll("crafted") String target) {
        Optional<ApiPath> passed =
                RequestGate.refuses(target).isPresent() ? Optional.empty() : ApiPath.of(target, SERVICES);

        Statistics.label("reaches a service").collect(passed.isPresent());
        passed.ifPresent(path -> {
            assertThat(SERVICES).contains(path.service());
            // read by the most forgiving server there is: unescape twice, take backslashes for slashes, cut parameters
            String forgiving = unescape(unescape(path.uri().split("\\?", 2)[0])).replace('\\', '/');
            String cut = forgiving.replaceAll(";[^/]*", "").replaceAll("/+", "/");
            assertThat(normalised(cut)).startsWith("/v1/");
            assertThat(target).endsWith(path.uri());
        });
    }

    @Example
    void onlyTheFirstVersionOfTheKnownServicesIsReachable() {
        assertThat(ApiPath.of("/api/subscription/v1/topics?company=aoba", SERVICES))
                .contains(new ApiPath("subscription", "/v1/topics?company=aoba"));
        assertThat(ApiPath.of("/api/subscription/v2/topics", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/subscription/q/metrics", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/subscription/v1", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/subscription/v1/", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/keycloak/v1/x", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/Subscription/v1/x", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/api/v1/x", SERVICES)).isEmpty();
        assertThat(ApiPath.of("/%61pi/subscription/v1/x", SERVICES)).isEmpty();
    }

    @Provide
    Arbitrary<String> crafted() {
        Arbitrary<String> piece = Arbitraries.of(
                "/", "/", "a", "v1", "v1", "q", "metrics", "..", ".", "%2e", "%2E%2e", "%2f", "%5c", "\\", ";", ";x=1",
                "%3b", "%25", "%252f", "%00", "?", "#", "@", ":", "//", "%c0%af", "%ff", "topics", "health");
        Arbitrary<String> start = Arbitraries.of(
                "/api/subscription/v1/",
                "/api/consent/v1/",
                "/api/inquiry/v1/",
                "/api/subscription/",
                "/api/",
                "/",
                "");
        return Arbitraries.of(true, false)
                .flatMap(known -> start.flatMap(
                        s -> piece.list().ofMaxSize(known ? 4 : 12).map(pieces -> s + String.join("", pieces))));
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String normalised(String path) {
        StringBuilder safe = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            boolean dots = segment.equals(".") || segment.equals("..");
            safe.append('/').append(dots ? segment : segment.replaceAll("[^a-z0-9]", "x"));
        }
        return URI.create(safe.substring(1)).normalize().getPath();
    }
}
