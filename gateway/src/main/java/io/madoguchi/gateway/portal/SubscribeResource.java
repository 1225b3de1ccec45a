package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.NoticeSeen;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.SignUp;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.madoguchi.problems.ProblemException;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The form by which one subscribes (E4), with the notice that is served before the button (E5, F5.1). */
@Path(Page.ROOT)
@Produces(MediaType.TEXT_HTML)
public class SubscribeResource {

    private static final String FORM = "sign-up";

    private final Pages pages;
    private final PublicForms forms;
    private final Catalogue catalogue;
    private final SubscriptionDesk desk;

    SubscribeResource(Pages pages, PublicForms forms, Catalogue catalogue, @RestClient SubscriptionDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance subscribe(
                Page page,
                CompanyView company,
                NoticeView notice,
                List<TopicView> topics,
                List<TopicView> elsewhere,
                Form form);

        static native TemplateInstance sent(Page page);

        static native TemplateInstance tooYoung(Page page, CompanyView company, int limit);
    }

    @GET
    @Path("/subscribe/{company}")
    @PermitAll
    @RunOnVirtualThread
    public Response form(
            @PathParam("lang") String lang,
            @PathParam("company") String company,
            @QueryParam("topic") List<String> wanted,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Form form = forms.blank(FORM).with("language", lang);
        wanted.forEach(topic -> form.with("topics", topic));
        String point = collectionPoint(company, wanted);
        return show(page, company, point, form, 200);
    }

    @POST
    @Path("/subscribe/{company}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response send(
            @PathParam("lang") String lang,
            @PathParam("company") String company,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        Form form = forms.filledIn(FORM, fields, page);
        // the collection point must be one of this company's topics: a made-up one leads to the usual form
        String point = catalogue.topicsOf(company).stream()
                .map(TopicView::collectionPoint)
                .filter(p -> form.value("collectionPoint").equals(p))
                .findFirst()
                .orElseGet(() -> collectionPoint(company, form.all("topics")));
        NoticeView notice = catalogue.notice(point);
        check(form, notice, Pages.words(page));
        if (form.isFaulty()) {
            return show(page, company, point, form, 400);
        }
        if (form.value("age").equals("UNDER")) {
            return tooYoung(page, company, notice);
        }
        try {
            desk.signUp(form.key(), Pages.source(request), signUp(form, point, notice));
        } catch (DeskProblem e) {
            return e.isAway() ? away(page, company, point, form) : refused(page, company, notice, form, e);
        } catch (ProcessingException e) {
            return away(page, company, point, form);
        }
        return Response.seeOther(URI.create(page.to("/check-your-mail"))).build();
    }

    /** The same for every address, so that it tells nobody who is on a list. */
    @GET
    @Path("/check-your-mail")
    @PermitAll
    @RunOnVirtualThread
    public Response sent(@PathParam("lang") String lang, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return pages.show(Templates.sent(page), page);
    }

    /** The same one-time field again: whether the first attempt arrived is not known, and a repeat must not double it. */
    private Response away(Page page, String company, String point, Form form) {
        return show(
                page,
                company,
                point,
                form.fault(PublicForms.WHOLE, Pages.words(page).faultAway()),
                503);
    }

    private Response tooYoung(Page page, String company, NoticeView notice) {
        return pages.show(Templates.tooYoung(page, catalogue.company(company), notice.ageLimit()), page, 422);
    }

    private Response refused(Page page, String company, NoticeView notice, Form form, DeskProblem problem) {
        String point = notice.collectionPoint();
        FormWords words = Pages.words(page);
        switch (problem.slug()) {
            case "too-young" -> {
                return tooYoung(page, company, notice);
            }
            case "notice-changed" -> {
                catalogue.noticeChanged(point);
                form.fault("notice-title", words.faultNoticeChanged());
            }
            case "collection-point-closed" -> form.fault(PublicForms.WHOLE, words.faultClosed());
            case "too-many-requests" -> form.fault(PublicForms.WHOLE, words.faultWait(problem.minutesToWait()));
            default -> {
                problem.lines().forEach(line -> byField(form, line.field(), words));
                if (!form.isFaulty()) {
                    form.fault(PublicForms.WHOLE, words.faultOther());
                }
            }
        }
        return show(page, company, point, forms.again(FORM, form), problem.status() == 429 ? 429 : 422);
    }

    private static void byField(Form form, String field, FormWords words) {
        if (field.startsWith("topics")) {
            form.fault("topics", words.faultTopicsUnknown());
            return;
        }
        switch (field) {
            case "address" -> form.fault("address", words.faultAddressShape());
            case "name" -> form.fault("name", words.faultName());
            case "age", "birthDate" -> form.fault("age", words.faultAge());
            default -> form.fault(PublicForms.WHOLE, words.faultOther());
        }
    }

    private static void check(Form form, NoticeView notice, FormWords words) {
        if (form.all("topics").isEmpty()) {
            form.fault("topics", words.faultTopics());
        }
        if (form.value("address").isEmpty()) {
            form.fault("address", words.faultAddress());
        }
        var name = notice.item("name");
        if (name != null && name.required() && form.value("name").isEmpty()) {
            form.fault("name", words.faultNameMissing());
        }
        if (!form.has("age", "SIXTEEN_OR_OVER") && !form.has("age", "UNDER")) {
            form.fault("age", words.faultAge());
        }
    }

    private static SignUp signUp(Form form, String point, NoticeView notice) {
        String name = form.value("name");
        return new SignUp(
                point,
                new NoticeSeen(number(form.value("revision")), form.value("hash")),
                form.has("language", "ja") ? "ja" : "en",
                form.value("address"),
                notice.asksFor("name") && !name.isEmpty() ? name : null,
                form.all("topics"),
                "SIXTEEN_OR_OVER",
                "FORM");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // no revision has this number, so the service answers that the notice is another one
            return 0;
        }
    }

    /** Where the wanted topics are taken: one form is one collection point, because one notice belongs to it. */
    private String collectionPoint(String company, List<String> wanted) {
        List<TopicView> topics = catalogue.topicsOf(catalogue.company(company).id());
        return topics.stream()
                .filter(t -> wanted.contains(t.id()))
                .map(TopicView::collectionPoint)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> topics.stream()
                        .map(TopicView::collectionPoint)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElseThrow(ProblemException::notFound);
    }

    private Response show(Page page, String company, String point, Form form, int status) {
        List<TopicView> all = catalogue.topicsOf(company);
        List<TopicView> here =
                all.stream().filter(t -> point.equals(t.collectionPoint())).toList();
        List<TopicView> elsewhere =
                all.stream().filter(t -> !point.equals(t.collectionPoint())).toList();
        return pages.show(
                Templates.subscribe(page, catalogue.company(company), catalogue.notice(point), here, elsewhere, form),
                page,
                status);
    }
}
