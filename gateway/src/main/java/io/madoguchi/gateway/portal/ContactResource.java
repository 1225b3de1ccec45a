package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.SectionView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.Unsubscribe;
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
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The contact form, with the option "Unsubscribe from the mail service" that needs no old mail (E11, E17). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class ContactResource {

    private static final String FORM = "contact";
    private static final String UNSUBSCRIBE = "UNSUBSCRIBE";
    private static final Set<String> REASONS = Set.of(UNSUBSCRIBE, "CHANGE", "DATA", "POLICY", "OTHER");

    private final Pages pages;
    private final PublicForms forms;
    private final Catalogue catalogue;
    private final SubscriptionDesk desk;

    ContactResource(Pages pages, PublicForms forms, Catalogue catalogue, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance contact(
                Page page, @Nullable String reason, List<CompanyView> companies, List<Place> places, Form form);

        static native TemplateInstance stopSent(Page page, CompanyView company);
    }

    /** The section of a company that holds data taken through its forms (F5.1). */
    public record Place(CompanyView company, SectionView section) {}

    @GET
    @Path("/contact")
    @PermitAll
    @RunOnVirtualThread
    public Response ask(
            @PathParam("lang") String lang,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("company") @Nullable String company,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Form form = forms.blank(FORM);
        if (company != null) {
            form.with("company", company);
        }
        return show(page, reason != null && REASONS.contains(reason) ? reason : null, form, 200);
    }

    @POST
    @Path("/contact")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response stop(
            @PathParam("lang") String lang, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Form form = forms.filledIn(FORM, fields, page);
        if (!form.value("reason").equals(UNSUBSCRIBE)) {
            String reason = REASONS.contains(form.value("reason")) ? "?reason=" + form.value("reason") : "";
            return Response.seeOther(URI.create(page.to("/contact" + reason))).build();
        }
        FormWords words = Pages.words(page);
        CompanyView company = catalogue.companies().stream()
                .filter(c -> c.id().equals(form.value("company")))
                .findFirst()
                .orElse(null);
        if (form.value("address").isEmpty()) {
            form.fault("address", words.faultAddress());
        }
        if (company == null) {
            return show(page, UNSUBSCRIBE, form.fault("company", words.faultCompany()), 400);
        }
        return form.isFaulty() ? show(page, UNSUBSCRIBE, form, 400) : stop(page, company, form, request);
    }

    private Response stop(Page page, CompanyView company, Form form, HttpServerRequest request) {
        FormWords words = Pages.words(page);
        try {
            desk.unsubscribe(form.key(), Pages.source(request), new Unsubscribe(company.id(), form.value("address")));
            return pages.show(Templates.stopSent(page, company), page);
        } catch (DeskProblem e) {
            if (e.isAway()) {
                return away(page, form);
            }
            if (e.status() == 429) {
                form.fault(PublicForms.WHOLE, words.faultWait(e.minutesToWait()));
                return show(page, UNSUBSCRIBE, forms.again(FORM, form), 429);
            }
            form.fault("address", words.faultAddressShape());
            return show(page, UNSUBSCRIBE, forms.again(FORM, form), 422);
        } catch (ProcessingException e) {
            return away(page, form);
        }
    }

    /** The same one-time field again, because the first attempt may have arrived. */
    private Response away(Page page, Form form) {
        return show(
                page,
                UNSUBSCRIBE,
                form.fault(PublicForms.WHOLE, Pages.words(page).faultAway()),
                503);
    }

    private Response show(Page page, @Nullable String reason, Form form, int status) {
        List<CompanyView> companies = catalogue.companies();
        boolean needsPlaces = reason != null && !reason.equals(UNSUBSCRIBE);
        List<Place> places =
                needsPlaces ? companies.stream().flatMap(this::places).toList() : List.of();
        return pages.show(Templates.contact(page, reason, companies, places, form), page, status);
    }

    private Stream<Place> places(CompanyView company) {
        return catalogue.topicsOf(company.id()).stream()
                .map(TopicView::collectionPoint)
                .filter(Objects::nonNull)
                .distinct()
                .map(point -> catalogue.notice(point).section())
                .filter(Objects::nonNull)
                .distinct()
                .map(section -> new Place(company, section));
    }
}
