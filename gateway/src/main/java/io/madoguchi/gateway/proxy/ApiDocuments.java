package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.MeteredPath;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.problems.CommonProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API can do, for whoever writes a client: {@code /api} lists the OpenAPI documents of the services. */
@Singleton
class ApiDocuments {

    /** Before the proxy, which knows no address without a version. */
    private static final int ORDER = 99;

    private static final Pattern SHAPE = Pattern.compile("/api/([a-z]{1,40})/openapi\\.yaml");

    private final Upstreams upstreams;
    private final ProblemAnswer problems;

    ApiDocuments(Upstreams upstreams, ProblemAnswer problems) {
        this.upstreams = upstreams;
        this.problems = problems;
    }

    void route(@Observes Router router) {
        router.route("/api").order(ORDER).handler(this::list);
        router.routeWithRegex("/api/[a-z]+/openapi\\.yaml").order(ORDER).handler(this::read);
    }

    private void list(RoutingContext context) {
        MeteredPath.set(context, "/api");
        if (!onlyRead(context)) {
            return;
        }
        JsonArray documents = new JsonArray();
        for (String service : new TreeSet<>(upstreams.names())) {
            documents.add(new JsonObject()
                    .put("service", service)
                    .put("base", "/api/" + service)
                    .put("openapi", "/api/" + service + "/openapi.yaml"));
        }
        context.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("documents", documents).encode());
    }

    private void read(RoutingContext context) {
        MeteredPath.set(context, "/api/{service}/openapi.yaml");
        Matcher target = SHAPE.matcher(context.request().uri());
        if (!target.matches() || !upstreams.names().contains(target.group(1))) {
            problems.send(context, CommonProblem.NOT_FOUND, "There is no such document.");
        } else if (onlyRead(context)) {
            // whoever asks, the answer is the same
            context.request().headers().remove("Authorization");
            upstreams.pass(context, new ApiPath(target.group(1), "/q/openapi?format=yaml"), Optional.empty());
        }
    }

    private boolean onlyRead(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return true;
        }
        context.response().putHeader("Allow", "GET, HEAD");
        problems.send(context, CommonProblem.METHOD_NOT_ALLOWED, "The documents are only read.");
        return false;
    }
}
