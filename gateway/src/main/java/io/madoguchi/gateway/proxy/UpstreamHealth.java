package io.madoguchi.gateway.proxy;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows which services can be reached. It is always up: a gateway without one service still serves all others, and
 * taking it out of rotation would help nobody.
 */
@Readiness
@Singleton
class UpstreamHealth implements HealthCheck {

    private static final int PATIENCE_MILLIS = 500;

    private final Upstreams upstreams;

    UpstreamHealth(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("upstreams").up();
        upstreams.addresses().forEach((name, address) -> response.withData(name, isReachable(address) ? "UP" : "DOWN"));
        return response.build();
    }

    private static boolean isReachable(URI address) {
        int port = address.getPort() > 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
