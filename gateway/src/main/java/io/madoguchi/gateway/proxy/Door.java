package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.EntranceCheck;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.gateway.gate.SecurityHeaders;
import io.madoguchi.gateway.gate.Source;
import io.madoguchi.gateway.limits.Limits;
import io.madoguchi.gateway.signin.SessionCheck;
import io.madoguchi.gateway.signin.SignedIn;
import io.madoguchi.problems.CommonProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** The order in which every request is looked at, pages and API alike, before anything answers it. */
@Singleton
class Door {

    /** Above Quarkus' own filters: nothing reads a request before the door does. */
    private static final int FIRST = 10_000;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SecurityHeaders headers;
    private final EntranceCheck entrance;
    private final SessionCheck sessions;
    private final Limits limits;
    private final ProblemAnswer problems;

    Door(
            SecurityHeaders headers,
            EntranceCheck entrance,
            SessionCheck sessions,
            Limits limits,
            ProblemAnswer problems) {
        this.headers = headers;
        this.entrance = entrance;
        this.sessions = sessions;
        this.limits = limits;
        this.problems = problems;
    }

    void open(@Observes Filters filters) {
        filters.register(this::promiseHeaders, FIRST + 4);
        filters.register(entrance::check, FIRST + 3);
        filters.register(sessions::check, FIRST + 2);
        filters.register(this::count, FIRST + 1);
    }

    /** A target that is no path, as in {@code OPTIONS *}, fails before it comes to the filters. */
    void refuse(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(context -> {
            if (context.request().uri().startsWith("/")) {
                context.next();
                return;
            }
            headers.promise(context);
            entrance.check(context);
        });
    }

    private void promiseHeaders(RoutingContext context) {
        headers.promise(context);
        context.next();
    }

    /** Commands of strangers are counted; whoever is signed in is answerable for what they do. */
    private void count(RoutingContext context) {
        boolean counted = !READING.contains(context.request().method())
                && SignedIn.of(context).isEmpty()
                && !SessionCheck.isProtocol(context.request());
        if (!counted) {
            context.next();
            return;
        }
        String address = Source.of(context.request()).address();
        Duration wait = context.request().headers().contains("Authorization")
                ? limits.client(address)
                : limits.command(address);
        if (wait.isZero()) {
            context.next();
        } else {
            problems.send(context, CommonProblem.TOO_MANY, "Too many at once; try again later.", wait);
        }
    }
}
