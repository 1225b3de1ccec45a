package io.madoguchi.gateway.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers with a problem where no resource has a say yet. */
@Singleton
public class ProblemAnswer {

    private static final long LINGER_MILLIS = 1000;

    private final ObjectMapper mapper;

    ProblemAnswer(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public void send(RoutingContext context, ProblemType type, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        HttpServerRequest request = context.request();
        response.setStatusCode(type.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (!hasBody(request)) {
            response.end(body(type, detail));
            return;
        }
        // the body is not wanted: it is thrown away, and the connection closed once the sender could read the answer
        response.putHeader("Connection", "close");
        response.end(body(type, detail));
        request.handler(ignored -> {}).resume();
        context.vertx().setTimer(LINGER_MILLIS, timer -> request.connection().close());
    }

    /** The same with a hint when to come back. */
    public void send(RoutingContext context, ProblemType type, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        context.response().putHeader("Retry-After", Long.toString(seconds));
        send(context, type, detail);
    }

    public Buffer body(ProblemType type, String detail) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(Problem.of(type, detail)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.headers().contains("Transfer-Encoding") || (length != null && !length.equals("0"));
    }
}
