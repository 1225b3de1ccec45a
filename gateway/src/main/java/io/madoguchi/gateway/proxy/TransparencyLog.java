package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.MeteredPath;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.problems.CommonProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public log at {@code /log} (C2SP tlog-tiles): read by anyone, under an address that names no service. */
@Singleton
class TransparencyLog {

    private static final int ORDER = 102;
    private static final Pattern SHAPE =
            Pattern.compile("/log/(?:checkpoint|key|tile/[0-9a-z]+/[0-9x/]+(?:\\.p/[0-9]+)?)");

    private final Upstreams upstreams;
    private final ProblemAnswer problems;

    TransparencyLog(Upstreams upstreams, ProblemAnswer problems) {
        this.upstreams = upstreams;
        this.problems = problems;
    }

    void route(@Observes Router router) {
        router.route("/log/*").order(ORDER).handler(this::read);
    }

    private void read(RoutingContext context) {
        MeteredPath.set(context, "/log/{path}");
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader("Allow", "GET, HEAD");
            problems.send(context, CommonProblem.METHOD_NOT_ALLOWED, "The log is only read.");
        } else if (!SHAPE.matcher(context.request().uri()).matches()) {
            problems.send(context, CommonProblem.NOT_FOUND, "The log has no such address.");
        } else {
            // whoever asks, the answer is the same and may be kept by anyone
            context.request().headers().remove("Authorization");
            String path = "/v1" + context.request().uri();
            upstreams.pass(context, new ApiPath("consent", path), Optional.empty());
        }
    }
}
