package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.HoldLink;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ReAskView;
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

/** The link of the mail to who is of age now: a page with one button, the yes in one's own name (E14). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class OwnNameResource {

    private static final String FORM = "own-name";

    private final Pages pages;
    private final ByLink byLink;
    private final LinkPages links;
    private final SubscriptionDesk desk;

    OwnNameResource(Pages pages, ByLink byLink, LinkPages links, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.byLink = byLink;
        this.links = links;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance ownName(
                Page page, @Nullable CompanyView company, ReAskView view, String token, Form form);

        static native TemplateInstance ownNameDone(Page page, @Nullable CompanyView company, ReAskView view);
    }

    @GET
    @Path("/own-name/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, FORM), (page, form) -> {
            ReAskView found = desk.reAsk(new HoldLink(token));
            return found.isConfirmed()
                    ? confirmed(page, found)
                    : pages.show(Templates.ownName(page, links.company(found.company()), found, token, form), page);
        });
    }

    @POST
    @Path("/own-name/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response confirm(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(
                new ByLink.Visit(lang, request, FORM),
                fields,
                (page, form) -> confirmed(page, desk.reconfirm(form.key(), new HoldLink(token))));
    }

    private Response confirmed(Page page, ReAskView view) {
        return pages.show(Templates.ownNameDone(page, links.company(view.company()), view), page);
    }
}
