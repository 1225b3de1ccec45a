package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ConfirmationView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.ConfirmedView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.HoldLink;
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
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The link in the confirmation mail: looking at it changes nothing, only the pressed button does. */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class ConfirmResource {

    private static final String FORM = "confirm";

    private final Pages pages;
    private final ByLink byLink;
    private final LinkPages links;
    private final SubscriptionDesk desk;

    ConfirmResource(Pages pages, ByLink byLink, LinkPages links, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.byLink = byLink;
        this.links = links;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance confirm(
                Page page,
                @Nullable CompanyView company,
                List<Bilingual> topics,
                @Nullable String locale,
                String token,
                Form form);

        static native TemplateInstance confirmed(
                Page page, @Nullable CompanyView company, List<Bilingual> topics, @Nullable String choices);
    }

    @GET
    @Path("/confirm/{token}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang, @PathParam("token") String token, @Context HttpServerRequest request) {
        return byLink.look(new ByLink.Visit(lang, request, FORM), (page, form) -> {
            ConfirmationView found = desk.confirmation(new HoldLink(token));
            if ("USED".equals(found.state())) {
                return links.used(page);
            }
            if ("EXPIRED".equals(found.state())) {
                return links.expired(page, found.company());
            }
            return pages.show(
                    Templates.confirm(
                            page, links.company(found.company()), found.topics(), found.locale(), token, form),
                    page);
        });
    }

    @POST
    @Path("/confirm/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response confirm(
            @PathParam("lang") String lang,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        return byLink.press(new ByLink.Visit(lang, request, FORM), fields, (page, form) -> {
            ConfirmedView done = desk.confirm(form.key(), new HoldLink(token));
            return pages.show(
                    Templates.confirmed(page, links.company(done.company()), done.topics(), done.choices()), page);
        });
    }
}
