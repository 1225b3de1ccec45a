package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.HoldLink;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.UndoneView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.UnsubscribeByLink;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.UnsubscriptionView;
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

/** The links of mails by which one leaves and comes back: a page with one button each (E6). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class LeaveResource {

    private static final String FORM = "unsubscribe";
    private static final String UNDO = "undo";

    private final Pages pages;
    private final PublicForms forms;
    private final ByLink byLink;
    private final LinkPages links;
    private final SubscriptionDesk desk;

    LeaveResource(Pages pages, PublicForms forms, ByLink byLink, LinkPages links, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.byLink = byLink;
        this.links = links;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance unsubscribe(
                Page page, @Nullable CompanyView company, Bilingual names, String token, Form form);

        static native TemplateInstance stopped(
                Page page,
                @Nullable CompanyView company,
                Bilingual names,
                boolean everything,
                @Nullable UnsubscriptionView after,
                Form form);

        static native TemplateInstance undo(Page page, String token, Form form);

        static native TemplateInstance undone(Page page, @Nullable CompanyView company, UndoneView view);
    }

    @GET
    @Path("/unsubscribe/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, FORM), (page, form) -> {
            UnsubscriptionView found = desk.unsubscription(new HoldLink(token));
            return found.isEnded()
                    ? stopped(page, found, false, found)
                    : pages.show(
                            Templates.unsubscribe(page, links.company(found.company()), found.names(), token, form),
                            page);
        });
    }

    @POST
    @Path("/unsubscribe/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response stop(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, FORM), fields, (page, form) -> {
            boolean everything = form.value("do").equals("ALL");
            UnsubscriptionView before = desk.unsubscription(new HoldLink(token));
            UnsubscriptionView after = desk.unsubscribeByLink(form.key(), new UnsubscribeByLink(token, everything));
            return stopped(page, before, everything, after);
        });
    }

    @GET
    @Path("/undo/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response lookAtUndo(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(
                new ByLink.Visit(lang, request, UNDO),
                (page, form) -> pages.show(Templates.undo(page, token, form), page));
    }

    @POST
    @Path("/undo/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response undo(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, UNDO), fields, (page, form) -> {
            UndoneView view = desk.undo(form.key(), new HoldLink(token));
            return pages.show(Templates.undone(page, links.company(view.company()), view), page);
        });
    }

    private Response stopped(
            Page page, UnsubscriptionView before, boolean everything, @Nullable UnsubscriptionView after) {
        return pages.show(
                Templates.stopped(
                        page, links.company(before.company()), before.names(), everything, after, forms.blank(UNDO)),
                page);
    }
}
