package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.MeteredPath;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.gateway.gate.Source;
import io.madoguchi.gateway.limits.Limits;
import io.madoguchi.gateway.signin.Language;
import io.madoguchi.problems.CommonProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address in {@code List-Unsubscribe} (RFC 8058): the mailbox's POST unsubscribes, a person's GET sees the page. */
@Singleton
class OneClick {

    private static final int ORDER = 101;
    private static final Pattern SHAPE = Pattern.compile("/one-click/([A-Za-z0-9_-]{16,200})(?:\\?.*)?");

    private final Upstreams upstreams;
    private final Limits limits;
    private final ProblemAnswer problems;

    OneClick(Upstreams upstreams, Limits limits, ProblemAnswer problems) {
        this.upstreams = upstreams;
        this.limits = limits;
        this.problems = problems;
    }

    void route(@Observes Router router) {
        router.route("/one-click/*").order(ORDER).handler(this::click);
    }

    private void click(RoutingContext context) {
        MeteredPath.set(context, "/one-click/{token}");
        Matcher target = SHAPE.matcher(context.request().uri());
        HttpMethod method = context.request().method();
        if (!target.matches()) {
            problems.send(context, CommonProblem.NOT_FOUND, "This is not an address from one of our mails.");
        } else if (method.equals(HttpMethod.POST)) {
            unsubscribe(context, target.group(1));
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            String language = Language.of(context.request().getHeader("Accept-Language"));
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/" + language + "/unsubscribe/" + target.group(1))
                    .end();
        } else {
            context.response().putHeader("Allow", "GET, HEAD, POST");
            problems.send(context, CommonProblem.METHOD_NOT_ALLOWED, "Only POST unsubscribes; GET shows the page.");
        }
    }

    private void unsubscribe(RoutingContext context, String token) {
        Duration wait = limits.oneClick(Source.of(context.request()).address());
        if (!wait.isZero()) {
            problems.send(context, CommonProblem.TOO_MANY, "Too many at once; try again later.", wait);
            return;
        }
        // the token is the whole credential: whoever presses is not asked who they are
        context.request().headers().remove("Authorization");
        upstreams.pass(context, new ApiPath("subscription", "/v1/one-click/" + token), Optional.empty());
    }
}
