package io.madoguchi.gateway.cookie;

import io.madoguchi.gateway.cookie.CookieDesk.Entry;
import io.madoguchi.gateway.cookie.CookieDesk.Transmission;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The cookies of a company's sites in plain words (F7.1, FN3), and what is sent to others (F7.2; TBA Art. 27-12). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class CookiePagesResource {

    private static final int MANY = 200;

    private final Pages pages;
    private final Catalogue catalogue;
    private final CookieDesk desk;

    CookiePagesResource(Pages pages, Catalogue catalogue, @RestClient CookieDesk desk) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "cookie")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance cookies(
                Page page, CompanyView company, List<Entry> entries, List<Transmission> sent);
    }

    @GET
    @Path("/cookies/{company}")
    @PermitAll
    @RunOnVirtualThread
    public Response cookies(
            @PathParam("lang") String lang,
            @PathParam("company") String companyId,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        CompanyView company = catalogue.company(companyId);
        return pages.show(Templates.cookies(page, company, entries(companyId), sent(companyId)), page);
    }

    private List<Entry> entries(String company) {
        List<Entry> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            CookieDesk.Entries some = desk.cookies(company, MANY, cursor);
            all.addAll(some.items());
            cursor = some.next();
        } while (cursor != null);
        return all;
    }

    private List<Transmission> sent(String company) {
        List<Transmission> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            CookieDesk.Transmissions some = desk.transmissions(company, MANY, cursor);
            all.addAll(some.items());
            cursor = some.next();
        } while (cursor != null);
        return all;
    }
}
