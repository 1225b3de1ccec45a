package io.madoguchi.gateway.proxy;

import io.madoguchi.gateway.gate.EntranceCheck;
import io.madoguchi.gateway.gate.ProblemAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services behind the door, and the one way a request gets to them. */
@Singleton
class Upstreams {

    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final ProxyConfig config;
    private final ProblemAnswer problems;
    private final long largestBody;
    private final HttpClient client;

    Upstreams(ProxyConfig config, ProblemAnswer problems, EntranceCheck entrance, Vertx vertx) {
        this.config = config;
        this.problems = problems;
        this.largestBody = entrance.largestBody();
        // an idle connection is given up before a Quarkus service behind would close it
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(20),
                new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.waiting()));
    }

    Set<String> names() {
        return config.upstreams().keySet();
    }

    Map<String, URI> addresses() {
        return config.upstreams();
    }

    /** Passes the request on; {@code bearer} is the only identity that goes along. */
    void pass(RoutingContext context, ApiPath to, Optional<String> bearer) {
        Passage passage = new Passage(to.uri(), bearer, largestBody, problems);
        context.addEndHandler(ended -> {
            if (passage.isTooLarge()) {
                context.request().connection().close();
            }
        });
        HttpProxy.reverseProxy(OPTIONS, client)
                .origin(origin(to.service()))
                .addInterceptor(passage)
                .handle(context.request());
    }

    private OriginRequestProvider origin(String service) {
        URI address = config.upstreams().get(service);
        if (address == null) {
            return proxied -> Future.failedFuture("There is no service " + service);
        }
        boolean tls = "https".equals(address.getScheme());
        RequestOptions options = new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() > 0 ? address.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setIdleTimeout(config.answerTimeout().toMillis());
        return proxied -> client.request(options);
    }
}
