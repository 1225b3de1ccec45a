package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What everybody may look at without saying who they are (E1): the front page and the mailings there are (E4). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class HomeResource {

    private final Pages pages;
    private final Catalogue catalogue;

    HomeResource(Pages pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance home(Page page, List<Shelf> shelves);

        static native TemplateInstance topics(Page page, List<Shelf> shelves);

        static native TemplateInstance topic(Page page, CompanyView company, TopicView topic);
    }

    /** A company with its open topics. */
    public record Shelf(CompanyView company, List<TopicView> topics) {

        /** Only a web address becomes a link; anything else in the register stays text. */
        public boolean siteIsWeb() {
            String site = company.site();
            return site != null && (site.startsWith("https://") || site.startsWith("http://"));
        }
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response home(@PathParam("lang") String lang, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return pages.show(Templates.home(page, shelves()), page);
    }

    @GET
    @Path("/topics")
    @PermitAll
    @RunOnVirtualThread
    public Response topics(@PathParam("lang") String lang, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return pages.show(Templates.topics(page, shelves()), page);
    }

    @GET
    @Path("/topics/{id}")
    @PermitAll
    @RunOnVirtualThread
    public Response topic(
            @PathParam("lang") String lang, @PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        TopicView topic = catalogue.topic(id);
        return pages.show(Templates.topic(page, catalogue.company(topic.company()), topic), page);
    }

    private List<Shelf> shelves() {
        return catalogue.companies().stream()
                .map(c -> new Shelf(c, catalogue.topicsOf(c.id())))
                .toList();
    }
}
