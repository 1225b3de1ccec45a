package io.madoguchi.gateway.promotion;

import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.FormWords;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.PublicForms;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.NoticeSeen;
import io.madoguchi.gateway.promotion.PromotionDesk.Enter;
import io.madoguchi.gateway.promotion.PromotionDesk.PromotionView;
import io.madoguchi.gateway.promotion.PromotionDesk.RulesView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What is offered and by which rules, the form to enter (E3), and how anyone checks the draw. Nothing here needs a script. */
@Path(Page.ROOT + "/promotions")
@Produces(MediaType.TEXT_HTML)
public class PromotionPagesResource {

    private static final String FORM = "promotion-entry";
    private static final int MANY = 50;
    private static final int SIXTEEN = 16;

    private final Pages pages;
    private final PublicForms forms;
    private final Catalogue catalogue;
    private final PromotionDesk desk;

    PromotionPagesResource(Pages pages, PublicForms forms, Catalogue catalogue, @RestClient PromotionDesk desk) {
        this.pages = pages;
        this.forms = forms;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "promotion")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance promotions(
                Page page, List<PromotionView> promotions, Map<String, CompanyView> companies, @Nullable String next);

        static native TemplateInstance promotion(
                Page page, CompanyView company, PromotionView promotion, RulesView rules, RawString text);

        static native TemplateInstance enter(
                Page page, CompanyView company, PromotionView promotion, NoticeView notice, Form form);

        static native TemplateInstance entered(Page page, CompanyView company, PromotionView promotion);

        static native TemplateInstance tooYoung(Page page, CompanyView company, int limit);
    }

    static PromotionWords words(Page page) {
        return MessageBundles.get(PromotionWords.class, Localized.Literal.of(page.lang()));
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response list(
            @PathParam("lang") String lang,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        PromotionDesk.Promotions found = desk.promotions(MANY, cursor);
        List<PromotionView> items = found.items() == null ? List.of() : found.items();
        Map<String, CompanyView> companies =
                catalogue.companies().stream().collect(Collectors.toMap(CompanyView::id, c -> c));
        List<PromotionView> known =
                items.stream().filter(p -> companies.containsKey(p.company())).toList();
        return pages.show(Templates.promotions(page, known, companies, found.next()), page);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @RunOnVirtualThread
    public Response look(
            @PathParam("lang") String lang,
            @PathParam("id") String id,
            @QueryParam("rules") @Nullable Integer version,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        PromotionView promotion = desk.promotion(id);
        RulesView rules = desk.rules(id, version == null ? promotion.rulesInForce() : version);
        RawString text = new RawString(Pages.prose(rules.texts().in(lang), lang));
        return pages.show(
                Templates.promotion(page, catalogue.company(promotion.company()), promotion, rules, text), page);
    }

    @GET
    @Path("/{id}/enter")
    @PermitAll
    @RunOnVirtualThread
    public Response form(
            @PathParam("lang") String lang, @PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        return show(page, desk.promotion(id), forms.blank(FORM).with("language", lang), 200);
    }

    @POST
    @Path("/{id}/enter")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @RunOnVirtualThread
    public Response send(
            @PathParam("lang") String lang,
            @PathParam("id") String id,
            MultivaluedMap<String, String> fields,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        PromotionView promotion = desk.promotion(id);
        NoticeView notice = catalogue.notice(promotion.collectionPoint());
        Form form = forms.filledIn(FORM, fields, page);
        check(form, notice, page);
        if (form.isFaulty()) {
            return show(page, promotion, form, 400);
        }
        if (form.value("age").equals("UNDER")) {
            return tooYoung(page, promotion, notice);
        }
        try {
            desk.enter(form.key(), Pages.source(request), id, entry(form, notice));
        } catch (DeskProblem e) {
            return e.isAway() ? away(page, promotion, form) : refused(page, promotion, notice, form, e);
        } catch (ProcessingException e) {
            return away(page, promotion, form);
        }
        return Response.seeOther(URI.create(page.to("/promotions/") + promotion.id() + "/entered"))
                .build();
    }

    /** The same for everybody, so that it tells nobody who has entered before. */
    @GET
    @Path("/{id}/entered")
    @PermitAll
    @RunOnVirtualThread
    public Response entered(
            @PathParam("lang") String lang, @PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        PromotionView promotion = desk.promotion(id);
        return pages.show(Templates.entered(page, catalogue.company(promotion.company()), promotion), page);
    }

    private static void check(Form form, NoticeView notice, Page page) {
        FormWords words = Pages.words(page);
        if (form.value("address").isEmpty()) {
            form.fault("address", words.faultAddress());
        }
        var name = notice.item("name");
        if (name != null && name.required() && form.value("name").isEmpty()) {
            form.fault("name", words.faultNameMissing());
        }
        if (asksForBirthDate(notice)) {
            if (!isDate(form.value("birthDate"))) {
                form.fault("birthDate", words(page).faultBirthDate());
            }
        } else if (!form.has("age", "SIXTEEN_OR_OVER") && !form.has("age", "UNDER")) {
            form.fault("age", words.faultAge());
        }
    }

    /** Where the limit is above sixteen, the two boxes cannot answer it. */
    private static boolean asksForBirthDate(NoticeView notice) {
        return notice.ageLimit() > SIXTEEN;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Enter entry(Form form, NoticeView notice) {
        String name = form.value("name");
        boolean dated = asksForBirthDate(notice);
        return new Enter(
                new NoticeSeen(number(form.value("revision")), form.value("hash")),
                number(form.value("rules")),
                form.has("language", "ja") ? "ja" : "en",
                form.value("address"),
                notice.asksFor("name") && !name.isEmpty() ? name : null,
                dated ? null : "SIXTEEN_OR_OVER",
                dated ? form.value("birthDate") : null,
                "FORM");
    }

    private static int number(String text) {
        try {
            return Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            // no such revision or version is in force, so the service answers that another one is
            return Integer.MAX_VALUE;
        }
    }

    /** The same one-time field again: whether the first attempt arrived is not known, and a repeat must not double it. */
    private Response away(Page page, PromotionView promotion, Form form) {
        return show(
                page, promotion, form.fault(PublicForms.WHOLE, Pages.words(page).faultAway()), 503);
    }

    private Response tooYoung(Page page, PromotionView promotion, NoticeView notice) {
        return pages.show(
                Templates.tooYoung(page, catalogue.company(promotion.company()), notice.ageLimit()), page, 422);
    }

    private Response refused(Page page, PromotionView promotion, NoticeView notice, Form form, DeskProblem problem) {
        FormWords words = Pages.words(page);
        switch (problem.slug()) {
            case "too-young" -> {
                return tooYoung(page, promotion, notice);
            }
            case "notice-changed" -> {
                catalogue.noticeChanged(promotion.collectionPoint());
                form.fault("notice-title", words.faultNoticeChanged());
            }
            case "rules-changed" -> form.fault("rules-title", words(page).faultRulesChanged());
            case "promotion-not-open", "collection-point-closed" ->
                form.fault(PublicForms.WHOLE, words(page).faultNotOpen());
            case "too-many-requests" -> form.fault(PublicForms.WHOLE, words.faultWait(problem.minutesToWait()));
            default -> {
                problem.lines().forEach(line -> byField(form, line.field(), page));
                if (!form.isFaulty()) {
                    form.fault(PublicForms.WHOLE, words.faultOther());
                }
            }
        }
        return show(page, promotion, forms.again(FORM, form), problem.status() == 429 ? 429 : 422);
    }

    private static void byField(Form form, String field, Page page) {
        FormWords words = Pages.words(page);
        switch (field) {
            case "address" -> form.fault("address", words.faultAddressShape());
            case "name" -> form.fault("name", words.faultName());
            case "age" -> form.fault("age", words.faultAge());
            case "birthDate" -> form.fault("birthDate", words(page).faultBirthDate());
            default -> form.fault(PublicForms.WHOLE, words.faultOther());
        }
    }

    private Response show(Page page, PromotionView promotion, Form form, int status) {
        return pages.show(
                Templates.enter(
                        page,
                        catalogue.company(promotion.company()),
                        promotion,
                        catalogue.notice(promotion.collectionPoint()),
                        form),
                page,
                status);
    }
}
