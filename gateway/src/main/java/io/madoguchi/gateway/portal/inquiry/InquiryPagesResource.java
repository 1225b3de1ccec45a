package io.madoguchi.gateway.portal.inquiry;

import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.PublicForms;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.Receipt;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
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
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** From the question what it is about, over a short form and a look at what was written, to the number and the date (E17). */
@Path(Page.ROOT + "/inquiry")
@Produces(MediaType.TEXT_HTML)
public class InquiryPagesResource {

    /** The code of the collection point at which a company takes inquiries. */
    private static final String POINT = "inquiry";

    private static final String FORM = "inquiry";
    /** Its field is another one, so that what was never shown for a check cannot be sent. */
    private static final String CHECK = "inquiry-check";

    private final Pages pages;
    private final PublicForms forms;
    private final Catalogue catalogue;
    private final InquiryDesk desk;

    InquiryPagesResource(Pages pages, PublicForms forms, Catalogue catalogue, @RestClient InquiryDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "inquiry")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance choose(Page page, List<CompanyView> companies, Form form);

        static native TemplateInstance form(
                Page page, CompanyView company, String kind, NoticeView notice, List<Residence> residences, Form form);

        static native TemplateInstance check(
                Page page,
                CompanyView company,
                String kind,
                NoticeView notice,
                @Nullable Residence residence,
                Form form);

        static native TemplateInstance received(Page page, CompanyView company, Receipt receipt);
    }

    /** One form of one company, opened by one visitor. */
    private record Visit(Page page, CompanyView company, Kind kind, NoticeView notice) {

        InquiryWords words() {
            return InquiryPagesResource.words(page);
        }
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response choose(
            @PathParam("lang") String lang,
            @QueryParam("company") @Nullable String company,
            @QueryParam("kind") @Nullable String kind,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Optional<Kind> chosen = Optional.ofNullable(kind).flatMap(Kind::of);
        Form form = Form.blank("");
        Optional.ofNullable(company).filter(this::isOurs).ifPresent(ours -> form.with("company", ours));
        chosen.ifPresent(known -> form.with("kind", known.slug()));
        if (!form.value("company").isEmpty() && chosen.isPresent()) {
            String way = chosen.get() == Kind.UNSUBSCRIBE
                    ? "/contact?reason=UNSUBSCRIBE&company=" + company
                    : "/inquiry/" + company + "/" + chosen.get().slug();
            return Response.seeOther(URI.create(page.to(way))).build();
        }
        // the button sends both; a link from elsewhere may have answered one of them, which is no mistake
        if (request.getParam("chosen") != null) {
            if (chosen.isEmpty()) {
                form.fault("kind", words(page).faultKind());
            }
            if (form.value("company").isEmpty()) {
                form.fault("company", Pages.words(page).faultCompany());
            }
        }
        return pages.show(Templates.choose(page, catalogue.companies(), form), page, form.isFaulty() ? 400 : 200);
    }

    @GET
    @Path("/{company}/{kind}")
    @PermitAll
    @RunOnVirtualThread
    public Response form(
            @PathParam("lang") String lang,
            @PathParam("company") String company,
            @PathParam("kind") String kind,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return visit(page, company, kind)
                .map(visit -> show(visit, forms.blank(FORM), 200))
                .orElseGet(() -> elsewhere(page));
    }

    /** From the form to the check, from the check back or on: one address, so that the language can be changed at each. */
    @POST
    @Path("/{company}/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response send(
            @PathParam("lang") String lang,
            @PathParam("company") String company,
            @PathParam("kind") String kind,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Optional<Visit> visit = visit(page, company, kind);
        if (visit.isEmpty()) {
            return elsewhere(page);
        }
        String step = String.valueOf(fields.getFirst("do"));
        return switch (step) {
            case "BACK" -> show(visit.get(), forms.again(FORM, Form.typed(fields, "", "")), 200);
            case "SEND" -> send(visit.get(), fields, Pages.source(request));
            default -> check(visit.get(), fields);
        };
    }

    /** The words of these pages, for texts that Java chooses. */
    static InquiryWords words(Page page) {
        return MessageBundles.get(InquiryWords.class, Localized.Literal.of(page.lang()));
    }

    private Response check(Visit visit, MultivaluedMap<String, String> fields) {
        Form form = forms.filledIn(FORM, fields, visit.page());
        Filled.check(form, visit.kind(), visit.notice(), visit.words());
        return form.isFaulty() ? show(visit, form, 400) : shown(visit, forms.again(CHECK, form), 200);
    }

    private Response send(Visit visit, MultivaluedMap<String, String> fields, String source) {
        Form form = forms.pressed(CHECK, fields, visit.page());
        if (form.isFaulty()) {
            return shown(visit, forms.again(CHECK, form), 400);
        }
        Filled.check(form, visit.kind(), visit.notice(), visit.words());
        if (form.isFaulty()) {
            return show(visit, forms.again(FORM, form), 400);
        }
        try {
            Receipt receipt = desk.submit(
                    form.key(),
                    source,
                    Filled.request(
                            form, visit.kind(), visit.notice(), visit.page().lang()));
            return pages.show(Templates.received(visit.page(), visit.company(), receipt), visit.page());
        } catch (DeskProblem e) {
            return e.isAway() ? away(visit, form) : refused(visit, form, e);
        } catch (ProcessingException e) {
            return away(visit, form);
        }
    }

    /** The same one-time field again: whether the first attempt arrived is not known, and a repeat must not double it. */
    private Response away(Visit visit, Form form) {
        return shown(
                visit, form.fault(PublicForms.WHOLE, Pages.words(visit.page()).faultAway()), 503);
    }

    private Response refused(Visit visit, Form form, DeskProblem problem) {
        if (problem.slug().equals("too-many-requests")) {
            form.fault(PublicForms.WHOLE, Pages.words(visit.page()).faultWait(problem.minutesToWait()));
            return shown(visit, forms.again(CHECK, form), 429);
        }
        if (problem.slug().equals("notice-changed")) {
            catalogue.noticeChanged(visit.notice().collectionPoint());
            form.fault("notice-title", visit.words().faultNotice());
        } else {
            problem.lines().forEach(line -> byField(form, line.field(), visit));
        }
        if (!form.isFaulty()) {
            form.fault(PublicForms.WHOLE, Pages.words(visit.page()).faultOther());
        }
        return visit(visit.page(), visit.company().id(), visit.kind().slug())
                .map(again -> show(again, forms.again(FORM, form), 422))
                .orElseGet(() -> elsewhere(visit.page()));
    }

    private static void byField(Form form, String field, Visit visit) {
        switch (field) {
            case "contact" -> form.fault("contact", visit.words().faultContact());
            case "name" -> form.fault("name", visit.words().faultName());
            case "text" -> form.fault("text", visit.words().faultTextLong());
            default -> form.fault(PublicForms.WHOLE, Pages.words(visit.page()).faultOther());
        }
    }

    private boolean isOurs(String company) {
        return catalogue.companies().stream().anyMatch(c -> c.id().equals(company));
    }

    private Optional<Visit> visit(Page page, String companyId, String slug) {
        CompanyView company = catalogue.company(companyId);
        Kind kind = Kind.of(slug).filter(known -> known != Kind.UNSUBSCRIBE).orElseThrow(ProblemException::notFound);
        return catalogue
                .collectionPoint(companyId, POINT)
                .map(point -> new Visit(page, company, kind, catalogue.notice(point)));
    }

    /** A company that takes nothing here yet is reached by mail, telephone or post. */
    private static Response elsewhere(Page page) {
        return Response.seeOther(URI.create(page.to("/contact?reason=OTHER"))).build();
    }

    private Response show(Visit visit, Form form, int status) {
        return pages.show(
                Templates.form(
                        visit.page(),
                        visit.company(),
                        visit.kind().slug(),
                        visit.notice(),
                        Residence.all(visit.page().locale(), visit.words()),
                        form),
                visit.page(),
                status);
    }

    private Response shown(Visit visit, Form form, int status) {
        Residence lives = Residence.all(visit.page().locale(), visit.words()).stream()
                .filter(place -> place.code().equals(form.value("residence")))
                .findFirst()
                .orElse(null);
        return pages.show(
                Templates.check(visit.page(), visit.company(), visit.kind().slug(), visit.notice(), lives, form),
                visit.page(),
                status);
    }
}
