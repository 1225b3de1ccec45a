package io.madoguchi.gateway.gate;

import io.madoguchi.problems.CommonProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The first look at every request: its form only, before anybody asks who sent it. */
@Singleton
public class EntranceCheck {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final ProblemAnswer problems;
    private final PublicUrl publicUrl;
    private final long largestBody;

    EntranceCheck(
            ProblemAnswer problems,
            PublicUrl publicUrl,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.problems = problems;
        this.publicUrl = publicUrl;
        this.largestBody = largestBody.asLongValue();
    }

    /** The most bytes a body may have. */
    public long largestBody() {
        return largestBody;
    }

    public void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        var refusal = RequestGate.refuses(request.uri());
        if (refusal.isPresent()) {
            problems.send(context, CommonProblem.REFUSED, refusal.get());
        } else if (!METHODS.contains(request.method())) {
            problems.send(context, CommonProblem.METHOD_NOT_ALLOWED, "This method is not used here.");
        } else if (isAmbiguous(request)) {
            problems.send(context, CommonProblem.REFUSED, "The request does not say clearly how long its body is.");
        } else if (length(request) > largestBody) {
            problems.send(context, CommonProblem.TOO_LARGE, "A request may have " + largestBody + " bytes at most.");
        } else {
            RequestHeaders.clean(request, publicUrl);
            context.next();
        }
    }

    /** RFC 9112 §6.3: two framings in one request are how requests are smuggled. */
    private static boolean isAmbiguous(HttpServerRequest request) {
        List<String> lengths = request.headers().getAll("Content-Length");
        List<String> encodings = request.headers().getAll("Transfer-Encoding");
        boolean encoded = !encodings.isEmpty();
        return lengths.size() > 1
                || (encoded && !lengths.isEmpty())
                || (encoded && !(encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked")))
                || (!lengths.isEmpty() && !lengths.getFirst().matches("\\d{1,18}"))
                || request.headers().getAll("Host").size() > 1;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
