package io.madoguchi.consent.webhook;

import io.madoguchi.consent.webhook.Targets.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one webhook. The connection goes to the address that was judged, with name and certificate of the target; no
 * redirect is followed, and nothing of the answer is read but its status.
 */
@Singleton
class WebhookClient {

    private static final int AT_ONCE = 64;

    private final HttpClient http;
    private final Targets targets;
    private final Duration timeout;

    WebhookClient(Vertx vertx, Targets targets, WebhookConfig config) {
        this.targets = targets;
        this.timeout = config.timeout();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(AT_ONCE)
                .setForceSni(true)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setIdleTimeout(Math.toIntExact(timeout.toSeconds())));
    }

    Attempt post(Target target, Map<String, String> headers, String body) {
        Optional<InetAddress> address = targets.address(target);
        if (address.isEmpty()) {
            return Attempt.NO_ANSWER;
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), address.get().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
        headers.forEach(options::putHeader);
        try {
            int status = http.request(options)
                    .compose(request -> request.send(body).map(response -> {
                        // whatever else it says is not our concern, and may be endless
                        request.connection().close();
                        return response.statusCode();
                    }))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
            return Attempt.answered(status);
        } catch (ExecutionException | TimeoutException e) {
            return Attempt.NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.NO_ANSWER;
        }
    }
}
