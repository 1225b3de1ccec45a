package io.madoguchi.gateway.portal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The addresses without a language: the house itself, and the pages that explain each kind of problem. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class FrontDoorResource {

    private final Pages pages;
    private final ErrorPages errors;

    FrontDoorResource(Pages pages, ErrorPages errors) {
        this.pages = pages;
        this.errors = errors;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response enter(@Context HttpServerRequest request) {
        return Response.seeOther(URI.create("/" + pages.page(request).lang()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GET
    @Path("/problems/{slug}")
    @PermitAll
    @RunOnVirtualThread
    public Response problem(@PathParam("slug") String slug, @Context HttpServerRequest request) {
        return errors.explain(slug, pages.page(request));
    }
}
