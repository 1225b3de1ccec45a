package io.madoguchi.gateway.signin;

import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.gateway.gate.PublicUrl;
import io.madoguchi.gateway.gate.RequestPath;
import io.madoguchi.gateway.gate.Source;
import io.madoguchi.gateway.limits.Limits;
import io.madoguchi.problems.CommonProblem;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The second look at every request: whose session it carries, and whether that person meant to send it. */
@Singleton
public class SessionCheck {

    private static final Logger LOG = Logger.getLogger(SessionCheck.class);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final Cookies cookies;
    private final Limits limits;
    private final PublicUrl publicUrl;
    private final ProblemAnswer problems;

    SessionCheck(Sessions sessions, Cookies cookies, Limits limits, PublicUrl publicUrl, ProblemAnswer problems) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.limits = limits;
        this.publicUrl = publicUrl;
        this.problems = problems;
    }

    public void check(RoutingContext context) {
        Optional<String> id = sessionId(context.request());
        if (id.isEmpty()) {
            goOn(context, Optional.empty());
            return;
        }
        // who sends a cookie is that session or nobody; a second credential beside it would leave the choice open
        context.request().headers().remove("Authorization");
        Optional<SignedIn> recalled = sessions.recall(id.get());
        String address = Source.of(context.request()).address();
        if (recalled.isPresent() || !limits.looksUpSessions(address)) {
            goOn(context, recalled);
            return;
        }
        context.vertx().executeBlocking(() -> sessions.find(id.get()), false).onComplete(found -> {
            if (found.failed()) {
                withoutSession(context, found.cause());
                return;
            }
            if (found.result().isEmpty()) {
                limits.unknownSession(address);
            }
            goOn(context, found.result());
        });
    }

    private void goOn(RoutingContext context, Optional<SignedIn> session) {
        HttpServerRequest request = context.request();
        session.ifPresent(signedIn -> signedIn.attach(context));
        if (session.isPresent() && !SAFE.contains(request.method()) && isForged(request, session.get())) {
            problems.send(context, SigninProblem.FORGED_REQUEST, "Open the page again and repeat it there.");
        } else if (session.isEmpty() && request.method().equals(HttpMethod.GET) && isConsole(RequestPath.of(request))) {
            String next = URLEncoder.encode(request.uri(), StandardCharsets.UTF_8);
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/signin?next=" + next)
                    .end();
        } else {
            context.next();
        }
    }

    /** The house keeps serving strangers, and with them everybody who wants to leave, when sessions cannot be read. */
    private void withoutSession(RoutingContext context, Throwable cause) {
        LOG.warnf("A session could not be read: %s", cause.getClass().getName());
        String path = RequestPath.of(context.request());
        if (isConsole(path) || path.startsWith("/api/")) {
            problems.send(context, CommonProblem.UNAVAILABLE, "Sessions cannot be read at the moment.", PATIENCE);
        } else {
            context.next();
        }
    }

    private boolean isForged(HttpServerRequest request, SignedIn session) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean sameOrigin =
                site == null ? publicUrl.origin().equals(request.getHeader("Origin")) : site.equals("same-origin");
        if (!sameOrigin) {
            return true;
        }
        String token = request.getHeader("X-CSRF-Token");
        // forms of pages carry their token as a field, which the page checks
        return RequestPath.of(request).startsWith("/api/") && (token == null || !Cookies.same(token, session.csrf()));
    }

    private Optional<String> sessionId(HttpServerRequest request) {
        if (isProtocol(request)) {
            return Optional.empty();
        }
        Cookie cookie = request.getCookie(cookies.sessionName());
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(Cookies::isId);
    }

    /** Endpoints of other specifications carry no session (design.md §6): RFC 8058, OIDC back-channel logout. */
    public static boolean isProtocol(HttpServerRequest request) {
        return RequestPath.of(request).startsWith("/one-click/")
                || RequestPath.of(request).equals("/signin/backchannel-logout");
    }

    private static boolean isConsole(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }
}
