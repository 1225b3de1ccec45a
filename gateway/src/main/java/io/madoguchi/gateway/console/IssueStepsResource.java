package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.Counts;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import io.madoguchi.gateway.console.StaffDesk.Preflight;
import io.madoguchi.gateway.console.StaffDesk.PreviewView;
import io.madoguchi.gateway.console.StaffDesk.Variant;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.problems.ProblemException;
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
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** One issue on its way: what it says, where its mails are, and the steps this person may take. */
@Path("/console/issues")
@Produces(MediaType.TEXT_HTML)
public class IssueStepsResource {

    private static final String FORM = "issue-step";
    private static final Set<String> STEPS = Set.of(
            "review",
            "approval",
            "rejection",
            "schedule",
            "now",
            "hold",
            "resume",
            "stop",
            "recall",
            "test-sends",
            "accept");

    /** States in which a finding can still change something. */
    private static final Set<String> CHECKED = Set.of("DRAFT", "REVIEWED", "APPROVED", "SCHEDULED");

    private static final List<String> ZONES = List.of(
            "Asia/Tokyo",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Kolkata",
            "Europe/Berlin",
            "Europe/London",
            "UTC",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "Australia/Sydney");

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk staff;
    private final ReturnStaffDesk returns;

    IssueStepsResource(Pages pages, Desk desk, @RestClient StaffDesk staff, @RestClient ReturnStaffDesk returns) {
        this.returns = returns;
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance issue(Page page, Person person, Shown shown, Form form);

        static native TemplateInstance preview(Page page, Person person, String id, String locale, PreviewView view);
    }

    /** An issue with everything its page shows. */
    public record Shown(
            IssueView issue,
            @Nullable ProofBar proof,
            ReturnStaffDesk.@Nullable Counts returns,
            Map<String, String> bodies,
            IssueSteps may,
            List<String> langs,
            @Nullable String done,
            @Nullable Preflight preflight,
            List<String> zones) {}

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response look(
            @PathParam("id") String id, @QueryParam("done") @Nullable String done, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return show(page, id, done, desk.blank(FORM), 200);
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
        if (!STEPS.contains(step)) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        Map<String, String> body = body(page, step, form);
        if (form.isFaulty()) {
            return show(page, id, null, form, 400);
        }
        try {
            if (step.equals("accept")) {
                staff.accept(desk.bearer(), id, body);
            } else {
                staff.move(desk.bearer(), form.key(), id, step.equals("now") ? "schedule" : step, body);
            }
            String done = step.equals("test-sends") ? "test" : "step";
            return Response.seeOther(URI.create(request.path() + "?done=" + done))
                    .build();
        } catch (DeskProblem e) {
            form.fault("main", said(e, page));
            return show(page, id, null, desk.again(FORM, form), 422);
        }
    }

    @GET
    @Path("/{id}/preview")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response preview(
            @PathParam("id") String id,
            @QueryParam("locale") @Nullable String asked,
            @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        String locale = "en".equals(asked) ? "en" : "ja";
        PreviewView view = staff.preview(desk.bearer(), id, locale);
        return pages.show(Templates.preview(page, desk.person(), id, locale, view), page);
    }

    /** The mail itself as a page of its own: its own content policy lets nothing in it run, load or lead away. */
    @GET
    @Path("/{id}/preview/mail")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response mail(
            @PathParam("id") String id,
            @QueryParam("locale") @Nullable String asked,
            @Context HttpServerRequest request) {
        desk.enter(request);
        PreviewView view = staff.preview(desk.bearer(), id, "en".equals(asked) ? "en" : "ja");
        return Response.ok(view.html() == null ? "" : view.html())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static Map<String, String> body(Page page, String step, Form form) {
        Map<String, String> body = new HashMap<>();
        if (step.equals("rejection")) {
            if (form.value("reason").isEmpty()) {
                form.fault("reason", Desk.words(page).faultReason());
            }
            body.put("reason", form.value("reason"));
        }
        if (step.equals("accept")) {
            String[] warning = form.value("warning").split(":", 2);
            body.put("code", warning[0]);
            if (warning.length == 2 && !warning[1].isEmpty()) {
                body.put("locale", warning[1]);
            }
        }
        if (step.equals("schedule")) {
            try {
                LocalDateTime at = LocalDateTime.parse(form.value("at"));
                body.put("at", at.atZone(zone(page, form)).toInstant().toString());
            } catch (DateTimeException e) {
                form.fault("at", Desk.words(page).faultTime());
            }
        }
        return body;
    }

    static IssueCheckWords checkWords(Page page) {
        return MessageBundles.get(IssueCheckWords.class, Localized.Literal.of(page.lang()));
    }

    /** The zone that was chosen, or else that of the house. */
    private static ZoneId zone(Page page, Form form) {
        String zone = form.value("zone");
        return zone.isEmpty() ? page.zone() : ZoneId.of(zone);
    }

    private static String said(DeskProblem problem, Page page) {
        return switch (problem.slug()) {
            case "preflight-blocked" -> checkWords(page).faultBlocked();
            default -> Desk.said(problem, Desk.words(page));
        };
    }

    /** Whoever may not check an issue sees it without its findings. */
    private @Nullable Preflight preflight(IssueView issue) {
        if (!CHECKED.contains(String.valueOf(issue.state()))) {
            return null;
        }
        try {
            return staff.preflight(desk.bearer(), issue.id());
        } catch (DeskProblem e) {
            return null;
        }
    }

    private Response show(Page page, String id, @Nullable String done, Form form, int status) {
        IssueView issue = staff.issue(desk.bearer(), id);
        ConsoleWords words = Desk.words(page);
        Counts counts = issue.counts();
        Map<String, String> bodies = new HashMap<>();
        for (String lang : IssuePagesResource.LANGS) {
            Variant variant = issue.in(lang);
            bodies.put(lang, variant == null || variant.html() ? "" : Pages.prose(variant.body(), lang));
        }
        String said = done == null ? null : (done.equals("test") ? words.doneTest() : words.done());
        Shown shown = new Shown(
                issue,
                counts == null || counts.planned() == 0 ? null : ProofBar.of(counts, words),
                issue.sent() ? returns.counts(desk.bearer(), id) : null,
                bodies,
                IssueSteps.of(issue, desk.person()),
                IssuePagesResource.LANGS,
                said,
                preflight(issue),
                ZONES);
        return pages.show(Templates.issue(page, desk.person(), shown, form), page, status);
    }
}
