package io.madoguchi.gateway.console;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends somebody who is not signed in to the sign-in, and from there back to where they were going. */
public class StrangerAtTheDesk {

    @ServerResponseFilter
    public void toTheSignIn(ContainerResponseContext answer, @Context HttpServerRequest request) {
        String path = String.valueOf(request.path());
        boolean desk = path.equals("/console") || path.startsWith("/console/");
        if (!desk || answer.getStatus() != Status.UNAUTHORIZED.getStatusCode()) {
            return;
        }
        // what was posted cannot be repeated after the sign-in, so its page is the way back
        String back = URLEncoder.encode(
                request.method().name().equals("GET") ? request.uri() : "/console", StandardCharsets.UTF_8);
        answer.setStatusInfo(Status.SEE_OTHER);
        answer.setEntity(null);
        answer.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        answer.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        answer.getHeaders().putSingle(HttpHeaders.LOCATION, "/signin?next=" + back);
    }
}
