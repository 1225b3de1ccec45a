package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.SendingStaffDesk.Arming;
import io.madoguchi.gateway.console.SendingStaffDesk.Decision;
import io.madoguchi.gateway.console.SendingStaffDesk.DnsReport;
import io.madoguchi.gateway.console.SendingStaffDesk.Identity;
import io.madoguchi.gateway.console.SendingStaffDesk.Lane;
import io.madoguchi.gateway.console.SendingStaffDesk.Settings;
import io.madoguchi.gateway.console.SendingStaffDesk.TestResult;
import io.madoguchi.gateway.console.SendingStaffDesk.Vendor;
import io.madoguchi.gateway.console.SendingStaffDesk.WriteIdentity;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The sending desk: identities with their test mails and DNS records, whether senders are armed, and the lanes. */
@Path("/console/sending")
@Produces(MediaType.TEXT_HTML)
public class SendingPagesDeskResource {

    private static final String FORM = "sending-identity";
    private static final String MOVE = "sending";
    private static final Duration PAUSE = Duration.ofDays(1);

    private final Pages pages;
    private final Desk desk;
    private final TopicChoices choices;
    private final SendingStaffDesk staff;
    private final Clock clock;

    SendingPagesDeskResource(
            Pages pages, Desk desk, TopicChoices choices, @RestClient SendingStaffDesk staff, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.choices = choices;
        this.staff = staff;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance sending(Page page, Person person, Overview overview, Form form);

        static native TemplateInstance sendingIdentity(Page page, Person person, Shown shown, Form form);

        static native TemplateInstance sendingForm(
                Page page, Person person, @Nullable String id, Offered offered, Form form);
    }

    /** Everything on the first page. */
    public record Overview(
            List<Identity> identities,
            Map<String, String> companies,
            @Nullable Arming arming,
            List<Lane> lanes,
            boolean operator) {}

    /** One identity, with what was just asked for. */
    public record Shown(
            Identity identity,
            @Nullable TestResult test,
            @Nullable DnsReport dns,
            boolean operator,
            boolean tester) {}

    /** What the lists of the form offer. */
    public record Offered(
            Map<String, String> companies, List<Vendor> vendors, List<String> encryptions, List<String> langs) {}

    static SendingDeskWords words(Page page) {
        return MessageBundles.get(SendingDeskWords.class, Localized.Literal.of(page.lang()));
    }

    @GET
    @RolesAllowed({"operator", "auditor", "editor", "approver", "privacy-officer"})
    @RunOnVirtualThread
    public Response overview(@Context HttpServerRequest request) {
        return overview(desk.enter(request), desk.blank(MOVE), 200);
    }

    /** Arms senders, or decides a lane. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public Response move(MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(MOVE, fields);
        try {
            String[] what = form.value("do").split(":", -1);
            switch (what[0]) {
                case "arm" -> {
                    if (form.value("reason").isEmpty()) {
                        form.fault("reason", words(page).faultEmpty(words(page).reason()));
                        return overview(page, desk.again(MOVE, form), 400);
                    }
                    String waiting = form.has("waiting", "PLANNED") ? "PLANNED" : "UNKNOWN";
                    staff.arm(desk.bearer(), Map.of("reason", form.value("reason"), "waiting", waiting));
                }
                case "pause", "go" -> lane(what);
                default -> throw ProblemException.field("do", "is none of the buttons of this page");
            }
            return Response.seeOther(URI.create("/console/sending")).build();
        } catch (DeskProblem e) {
            form.fault("main", Desk.said(e, Desk.words(page)));
            return overview(page, desk.again(MOVE, form), 422);
        }
    }

    private void lane(String[] what) {
        if (what.length != 3) {
            throw ProblemException.field("do", "names no lane");
        }
        String until = what[0].equals("pause") ? clock.instant().plus(PAUSE).toString() : null;
        staff.decide(desk.bearer(), what[1], what[2], new Decision(until, null));
    }

    private Response overview(Page page, Form form, int status) {
        // what editors and approvers ask for here is why an issue waits; the rest is the operator's
        boolean all = desk.is("operator") || desk.is("auditor");
        Overview overview = new Overview(
                ConsoleResource.orEmpty(staff.identities(desk.bearer()).items()),
                choices.companies(page.lang()),
                all ? staff.arming(desk.bearer()) : null,
                all ? ConsoleResource.orEmpty(staff.lanes(desk.bearer()).items()) : List.of(),
                desk.is("operator"));
        return pages.show(Templates.sending(page, desk.person(), overview, form), page, status);
    }

    @GET
    @Path("/new")
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public Response blank(@Context HttpServerRequest request) {
        Form form = desk.blank(FORM).with("encryption", "STARTTLS").with("port", "587");
        return form(desk.enter(request), null, form, 200);
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public Response create(MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        SendingTyped typed = new SendingTyped(form, page, words(page));
        Settings settings = typed.settings();
        if (form.isFaulty()) {
            return form(page, null, desk.again(FORM, form), 400);
        }
        try {
            Identity made = staff.create(desk.bearer(), form.key(), new WriteIdentity(form.value("company"), settings));
            return Response.seeOther(URI.create("/console/sending/" + made.id()))
                    .build();
        } catch (DeskProblem e) {
            return refused(page, null, typed, form, e);
        }
    }

    @GET
    @Path("/{id}/edit")
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public Response edit(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.blank(FORM);
        new SendingTyped(form, page, words(page)).fill(staff.identity(desk.bearer(), id));
        return form(page, id, form, 200);
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("operator")
    @RunOnVirtualThread
    public Response rewrite(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        SendingTyped typed = new SendingTyped(form, page, words(page));
        Settings settings = typed.settings();
        if (form.isFaulty()) {
            return form(page, id, desk.again(FORM, form), 400);
        }
        try {
            staff.update(desk.bearer(), "\"" + form.value("version") + "\"", id, settings);
            return Response.seeOther(URI.create("/console/sending/" + id)).build();
        } catch (DeskProblem e) {
            return refused(page, id, typed, form, e);
        }
    }

    private Response refused(Page page, @Nullable String id, SendingTyped typed, Form form, DeskProblem problem) {
        typed.blame(problem);
        if (!form.isFaulty()) {
            form.fault("main", Desk.said(problem, Desk.words(page)));
        }
        return form(page, id, desk.again(FORM, form), 422);
    }

    private Response form(Page page, @Nullable String id, Form form, int status) {
        Offered offered = new Offered(
                choices.companies(page.lang()),
                ConsoleResource.orEmpty(staff.vendors(desk.bearer()).items()),
                SendingTyped.ENCRYPTIONS,
                IssuePagesResource.LANGS);
        return pages.show(Templates.sendingForm(page, desk.person(), id, offered, form), page, status);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"operator", "auditor", "approver", "editor"})
    @RunOnVirtualThread
    public Response show(@PathParam("id") String id, @Context HttpServerRequest request) {
        return shown(desk.enter(request), id, null, null, desk.blank(MOVE));
    }

    /** Asks the DNS: nothing changes by it. */
    @GET
    @Path("/{id}/dns")
    @RolesAllowed({"operator", "auditor", "approver"})
    @RunOnVirtualThread
    public Response dns(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return shown(page, id, null, staff.dns(desk.bearer(), id), desk.blank(MOVE));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"operator", "approver"})
    @RunOnVirtualThread
    public Response test(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(MOVE, fields);
        TestResult result = null;
        try {
            result = staff.test(desk.bearer(), page.lang(), id, Map.of("to", form.value("to")));
        } catch (DeskProblem e) {
            form.fault(
                    e.lines().isEmpty() ? "main" : "to",
                    e.lines().isEmpty()
                            ? Desk.said(e, Desk.words(page))
                            : words(page).faultAddress());
        }
        return shown(page, id, result, null, desk.again(MOVE, form));
    }

    private Response shown(Page page, String id, @Nullable TestResult test, @Nullable DnsReport dns, Form form) {
        Shown shown = new Shown(
                staff.identity(desk.bearer(), id),
                test,
                dns,
                desk.is("operator"),
                desk.is("operator") || desk.is("approver"));
        return pages.show(
                Templates.sendingIdentity(page, desk.person(), shown, form), page, form.isFaulty() ? 422 : 200);
    }
}
