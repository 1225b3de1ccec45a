package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.PromotionStaffDesk.AwardView;
import io.madoguchi.gateway.console.PromotionStaffDesk.Awards;
import io.madoguchi.gateway.console.PromotionStaffDesk.Behind;
import io.madoguchi.gateway.console.PromotionStaffDesk.PromotionView;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** One promotion on its way: its rules, its caps, its draw and its prizes, and the steps this person may take. */
@Path("/console/promotions")
@Produces(MediaType.TEXT_HTML)
public class PromotionStepsResource {

    private static final String FORM = "promotion-step";
    private static final Set<String> BARE = Set.of("publication", "closing");
    private static final Set<String> WITH_VALUE = Set.of("public-value", "draw");
    private static final Set<String> OF_AWARDS = Set.of("dispatch", "disqualification");
    private static final String FILE = "file";

    private final Pages pages;
    private final Desk desk;
    private final PromotionStaffDesk staff;

    PromotionStepsResource(Pages pages, Desk desk, @RestClient PromotionStaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance promotion(Page page, Person person, Shown shown, Form form);
    }

    /** A promotion with everything its page shows. */
    public record Shown(
            PromotionView promotion,
            Behind behind,
            List<AwardView> awards,
            int unawarded,
            Map<String, RawString> rules,
            PromotionSteps may,
            List<String> langs) {}

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response look(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return show(page, id, desk.blank(FORM), 200);
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response step(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        String step = form.value("do");
        if (!BARE.contains(step) && !WITH_VALUE.contains(step) && !OF_AWARDS.contains(step) && !step.equals(FILE)) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        check(step, form, page);
        if (form.isFaulty()) {
            return show(page, id, form, 400);
        }
        try {
            if (step.equals(FILE)) {
                return file(id, form.value("reason"));
            }
            take(id, step, form);
            return Response.seeOther(URI.create(request.path())).build();
        } catch (DeskProblem e) {
            form.fault("main", PromotionPagesDeskResource.said(e, page));
            return show(page, id, desk.again(FORM, form), 422);
        }
    }

    private static void check(String step, Form form, Page page) {
        var words = PromotionPagesDeskResource.words(page);
        if (WITH_VALUE.contains(step) && form.value("value").isEmpty()) {
            form.fault("value", words.faultValue());
        }
        if (OF_AWARDS.contains(step) && !form.value("rank").matches("[1-9][0-9]{0,5}")) {
            form.fault("rank", words.faultNumber());
        }
        if ((step.equals("disqualification") || step.equals(FILE))
                && form.value("reason").isEmpty()) {
            form.fault("reason", words.faultReason());
        }
    }

    private void take(String id, String step, Form form) {
        Map<String, String> body = new HashMap<>();
        if (WITH_VALUE.contains(step)) {
            body.put("value", form.value("value"));
        }
        if (!OF_AWARDS.contains(step)) {
            staff.move(desk.bearer(), id, step, body);
            return;
        }
        if (step.equals("disqualification")) {
            body.put("reason", form.value("reason"));
        }
        staff.moveAward(desk.bearer(), id, Integer.parseInt(form.value("rank")), step, body);
    }

    private Response file(String id, String reason) {
        return Response.ok(staff.file(desk.bearer(), id, reason))
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"winners.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response show(Page page, String id, Form form, int status) {
        PromotionView promotion = staff.promotion(desk.bearer(), id);
        Behind behind = promotion.staff();
        if (behind == null) {
            throw ProblemException.notFound();
        }
        boolean drawn = promotion.state().equals("DRAWN") || promotion.state().equals("ENDED");
        Awards awards = drawn ? staff.awards(desk.bearer(), id) : new Awards(List.of(), 0);
        Map<String, RawString> rules = new HashMap<>();
        var draft = behind.rulesDraft();
        if (draft != null) {
            for (String lang : IssuePagesResource.LANGS) {
                rules.put(lang, new RawString(Pages.prose(draft.texts().in(lang), lang)));
            }
        }
        Shown shown = new Shown(
                promotion,
                behind,
                awards.items(),
                awards.unawarded(),
                rules,
                PromotionSteps.of(promotion, behind, desk.person()),
                IssuePagesResource.LANGS);
        return pages.show(Templates.promotion(page, desk.person(), shown, form), page, status);
    }
}
