package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.HoldLink;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ObjectionView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The link of the notice about a changed policy: a page with one button, which says no to the new uses (E16). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class ObjectionResource {

    private static final String FORM = "objection";

    private final Pages pages;
    private final ByLink byLink;
    private final LinkPages links;
    private final SubscriptionDesk desk;

    ObjectionResource(Pages pages, ByLink byLink, LinkPages links, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.byLink = byLink;
        this.links = links;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance objection(
                Page page, @Nullable CompanyView company, ObjectionView view, String token, Form form);

        static native TemplateInstance objected(Page page, @Nullable CompanyView company, ObjectionView view);
    }

    @GET
    @Path("/objection/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, FORM), (page, form) -> {
            ObjectionView found = desk.objection(new HoldLink(token));
            return found.isObjected()
                    ? objected(page, found)
                    : pages.show(Templates.objection(page, links.company(found.company()), found, token, form), page);
        });
    }

    @POST
    @Path("/objection/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response object(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(
                new ByLink.Visit(lang, request, FORM),
                fields,
                (page, form) -> objected(page, desk.object(form.key(), new HoldLink(token))));
    }

    private Response objected(Page page, ObjectionView view) {
        return pages.show(Templates.objected(page, links.company(view.company()), view), page);
    }
}
