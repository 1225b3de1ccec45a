package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.ProblemAnswer;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its way through: what it loses, what it gains, and what its sender hears when nobody answers. */
final class Passage implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final String RETRY_SECONDS = "2";
    private static final Set<String> NOT_PASSED_BACK = Set.of(
            "set-cookie", "server", "x-powered-by", "via", "keep-alive", "connection", "proxy-authenticate", "upgrade");

    /** What a sender may not have removed by naming it: it would undo what the gateway wrote. */
    private static final Set<String> PROTECTED = Set.of(
            "authorization",
            "content-length",
            "content-type",
            "forwarded",
            "host",
            "idempotency-key",
            "transfer-encoding",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

    private final String uri;
    private final Optional<String> bearer;
    private final long largestBody;
    private final ProblemAnswer problems;
    private @Nullable BoundedBody body;

    Passage(String uri, Optional<String> bearer, long largestBody, ProblemAnswer problems) {
        this.uri = uri;
        this.bearer = bearer;
        this.largestBody = largestBody;
        this.problems = problems;
    }

    boolean isTooLarge() {
        return body != null && body.isTooLarge();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        request.setURI(uri);
        MultiMap headers = request.headers();
        removeNamedByConnection(headers);
        headers.remove("Cookie").remove("X-CSRF-Token");
        bearer.ifPresent(token -> headers.set("Authorization", "Bearer " + token));
        if (headers.contains("Transfer-Encoding")) {
            BoundedBody bounded = new BoundedBody(request.getBody().stream(), largestBody);
            body = bounded;
            request.setBody(Body.body(bounded));
        }
        return context.sendRequest()
                .map(this::passedBack)
                .recover(failure -> Future.succeededFuture(unanswered(request, failure)));
    }

    /** A service that fails without a problem of its own is one that does not answer. */
    private ProxyResponse passedBack(ProxyResponse response) {
        MultiMap headers = response.headers();
        removeNamedByConnection(headers);
        NOT_PASSED_BACK.forEach(headers::remove);
        String type = headers.get("Content-Type");
        boolean explained = type != null && type.startsWith(Problem.MEDIA_TYPE);
        if (response.getStatusCode() < 500 || (explained && !isFromBetween(response.getStatusCode()))) {
            return response;
        }
        LOG.warnf("An upstream answered %d", response.getStatusCode());
        return problem(response.release(), CommonProblem.UNAVAILABLE, "The part that is needed does not answer.")
                .putHeader("Retry-After", RETRY_SECONDS);
    }

    private ProxyResponse unanswered(ProxyRequest request, Throwable failure) {
        ProxyResponse response = request.release().response();
        if (isTooLarge()) {
            return problem(response, CommonProblem.TOO_LARGE, "A request may have " + largestBody + " bytes at most.")
                    .putHeader("Connection", "close");
        }
        // the address asked for may hold a token, so it is not written down
        LOG.warnf("An upstream did not answer: %s", failure.toString());
        return problem(response, CommonProblem.UNAVAILABLE, "The part that is needed does not answer.")
                .putHeader("Retry-After", RETRY_SECONDS);
    }

    private ProxyResponse problem(ProxyResponse response, CommonProblem type, String detail) {
        return response.setStatusCode(type.status())
                .setStatusMessage(HttpResponseStatus.valueOf(type.status()).reasonPhrase())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .setBody(Body.body(problems.body(type, detail)));
    }

    private static boolean isFromBetween(int status) {
        return status == 502 || status == 504;
    }

    /** RFC 9110 §7.6.1: what Connection names is for this connection only. */
    private static void removeNamedByConnection(MultiMap headers) {
        for (String value : List.copyOf(headers.getAll("Connection"))) {
            for (String name : value.split(",", 50)) {
                String named = name.strip().toLowerCase(Locale.ROOT);
                if (!named.isEmpty() && !PROTECTED.contains(named)) {
                    headers.remove(named);
                }
            }
        }
    }
}
