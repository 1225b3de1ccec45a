package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.MeteredPath;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.gateway.signin.SignedIn;
import io.madoguchi.problems.CommonProblem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code /api/<service>/v1/**} for browsers with a session and for API clients with a token of their own. */
@Singleton
class ApiProxy {

    private static final int ORDER = 100;

    private final Upstreams upstreams;
    private final ProblemAnswer problems;

    ApiProxy(Upstreams upstreams, ProblemAnswer problems) {
        this.upstreams = upstreams;
        this.problems = problems;
    }

    void route(@Observes Router router) {
        router.route("/api/*").order(ORDER).handler(this::pass);
    }

    private void pass(RoutingContext context) {
        Optional<ApiPath> path = ApiPath.of(context.request().uri(), upstreams.names());
        if (path.isEmpty()) {
            problems.send(context, CommonProblem.NOT_FOUND, "There is no such service or version.");
            return;
        }
        MeteredPath.set(context, "/api/" + path.get().service() + "/v1/{path}");
        upstreams.pass(context, path.get(), SignedIn.of(context).map(SignedIn::accessToken));
    }
}
