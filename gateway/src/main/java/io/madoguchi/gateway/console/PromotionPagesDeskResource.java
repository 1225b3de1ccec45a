package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.PromotionStaffDesk.PromotionView;
import io.madoguchi.gateway.console.PromotionStaffDesk.RewritePromotion;
import io.madoguchi.gateway.console.PromotionStaffDesk.RulesDraft;
import io.madoguchi.gateway.console.PromotionStaffDesk.Terms;
import io.madoguchi.gateway.console.PromotionStaffDesk.WritePromotion;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The list of promotions, and writing one with its rules in both languages. */
@Path("/console/promotions")
@Produces(MediaType.TEXT_HTML)
public class PromotionPagesDeskResource {

    private static final String FORM = "promotion-text";
    private static final String RULES = "promotion-rules";
    private static final int SHOWN = 50;
    private static final List<String> KINDS = List.of("OPEN", "GENERAL", "JOINT");

    private final Pages pages;
    private final Desk desk;
    private final TopicChoices choices;
    private final PromotionStaffDesk staff;

    PromotionPagesDeskResource(Pages pages, Desk desk, TopicChoices choices, @RestClient PromotionStaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.choices = choices;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance promotions(
                Page page, Person person, List<PromotionView> promotions, @Nullable String next);

        static native TemplateInstance promotionForm(
                Page page, Person person, @Nullable String id, TopicChoices.Choices choices, Lists lists, Form form);

        static native TemplateInstance promotionRules(
                Page page, Person person, PromotionView promotion, List<String> langs, Form form);
    }

    /** The fields that come in rows. */
    public record Lists(List<String> kinds, List<String> times, List<String> numbers, List<String> langs) {}

    static PromotionDeskWords words(Page page) {
        return MessageBundles.get(PromotionDeskWords.class, Localized.Literal.of(page.lang()));
    }

    /** A service's refusal in the words of the desk; what promotions have of their own first. */
    static String said(DeskProblem problem, Page page) {
        return switch (problem.slug()) {
            case "premium-cap" -> words(page).faultCap();
            case "value-differs" -> words(page).faultDiffers();
            case "promotion-not-in-state", "award-not-in-state" -> words(page).faultState();
            case "promotion-slug-taken" -> words(page).faultSlug();
            default -> Desk.said(problem, Desk.words(page));
        };
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response list(@QueryParam("cursor") @Nullable String cursor, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        PromotionStaffDesk.Promotions found = staff.promotions(desk.bearer(), "all", SHOWN, cursor);
        return pages.show(
                Templates.promotions(page, desk.person(), ConsoleResource.orEmpty(found.items()), found.next()), page);
    }

    @GET
    @Path("/new")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response blank(@Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.blank(FORM)
                .with("kind", "OPEN")
                .with("alternates", "3")
                .with("contactDays", "14")
                .with("keepDays", "30")
                .with("winnerKeepDays", "90");
        return show(page, null, form, 200);
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response create(MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        PromotionTyped typed = new PromotionTyped(form, page, words(page));
        String slug = typed.slug();
        Terms terms = typed.terms();
        Bilingual rules = typed.rules();
        if (form.isFaulty()) {
            return show(page, null, form, 400);
        }
        try {
            PromotionView made = staff.create(
                    desk.bearer(),
                    form.key(),
                    new WritePromotion(choices.companyOf(form.value("point")), slug, terms, rules));
            return Response.seeOther(URI.create("/console/promotions/" + made.id()))
                    .build();
        } catch (DeskProblem e) {
            form.fault("main", said(e, page));
            return show(page, null, desk.again(FORM, form), 422);
        }
    }

    @GET
    @Path("/{id}/edit")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response edit(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        PromotionView promotion = staff.promotion(desk.bearer(), id);
        RulesDraft draft = promotion.staff() == null ? null : promotion.staff().rulesDraft();
        Form form = desk.blank(FORM);
        new PromotionTyped(form, page, words(page))
                .fill(promotion, draft == null ? new Bilingual("", "") : draft.texts());
        return show(page, id, form, 200);
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response rewrite(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        PromotionTyped typed = new PromotionTyped(form, page, words(page));
        Terms terms = typed.terms();
        Bilingual rules = typed.rules();
        if (form.isFaulty()) {
            return show(page, id, form, 400);
        }
        try {
            String version = "\"" + form.value("version") + "\"";
            PromotionView kept = staff.rewrite(desk.bearer(), version, id, new RewritePromotion(terms, rules));
            return Response.seeOther(URI.create("/console/promotions/" + kept.id()))
                    .build();
        } catch (DeskProblem e) {
            form.fault("main", said(e, page));
            return show(page, id, desk.again(FORM, form), 422);
        }
    }

    /** The words of a published promotion, to be changed in a new version. */
    @GET
    @Path("/{id}/rules")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response rules(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        PromotionView promotion = staff.promotion(desk.bearer(), id);
        RulesDraft draft = promotion.staff() == null ? null : promotion.staff().rulesDraft();
        Integer inForce = promotion.rules();
        if (draft == null && inForce != null) {
            draft = staff.rules(desk.bearer(), id, inForce);
        }
        Form form = desk.blank(RULES);
        for (String lang : IssuePagesResource.LANGS) {
            form.with("rules-" + lang, draft == null ? "" : draft.texts().in(lang));
        }
        return showRules(page, promotion, form, 200);
    }

    @POST
    @Path("/{id}/rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response newRules(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(RULES, fields);
        PromotionView promotion = staff.promotion(desk.bearer(), id);
        Bilingual rules = new PromotionTyped(form, page, words(page)).rules();
        if (form.isFaulty()) {
            return showRules(page, promotion, form, 400);
        }
        try {
            staff.move(desk.bearer(), promotion.id(), "rules", Map.of("ja", rules.in("ja"), "en", rules.in("en")));
            return Response.seeOther(URI.create("/console/promotions/" + promotion.id()))
                    .build();
        } catch (DeskProblem e) {
            form.fault("main", said(e, page));
            return showRules(page, promotion, desk.again(RULES, form), 422);
        }
    }

    private Response showRules(Page page, PromotionView promotion, Form form, int status) {
        return pages.show(
                Templates.promotionRules(page, desk.person(), promotion, IssuePagesResource.LANGS, form), page, status);
    }

    private Response show(Page page, @Nullable String id, Form form, int status) {
        Lists lists = new Lists(KINDS, PromotionTyped.TIMES, PromotionTyped.NUMBERS, IssuePagesResource.LANGS);
        return pages.show(
                Templates.promotionForm(page, desk.person(), id, choices.in(page.lang()), lists, form), page, status);
    }
}
