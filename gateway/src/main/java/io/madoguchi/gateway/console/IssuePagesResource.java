package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import io.madoguchi.gateway.console.StaffDesk.Issues;
import io.madoguchi.gateway.console.StaffDesk.Rewrite;
import io.madoguchi.gateway.console.StaffDesk.Terms;
import io.madoguchi.gateway.console.StaffDesk.Variant;
import io.madoguchi.gateway.console.StaffDesk.WriteIssue;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.quarkus.qute.CheckedTemplate;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The list of issues, and writing one in both languages side by side. */
@Path("/console/issues")
@Produces(MediaType.TEXT_HTML)
public class IssuePagesResource {

    static final List<String> LANGS = List.of("ja", "en");
    private static final String FORM = "issue-text";
    private static final int SHOWN = 50;
    private static final int MANY = 200;
    private static final List<String> STATES = List.of(
            "DRAFT", "REVIEWED", "APPROVED", "SCHEDULED", "PLANNING", "SENDING", "HELD", "COMPLETED", "STOPPED");

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk staff;

    IssuePagesResource(Pages pages, Desk desk, @RestClient StaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance issues(
                Page page,
                Person person,
                List<IssueView> issues,
                List<String> states,
                @Nullable String state,
                @Nullable String next);

        static native TemplateInstance issueForm(
                Page page, Person person, @Nullable String id, List<TopicView> topics, List<String> langs, Form form);
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response list(
            @QueryParam("state") @Nullable String wanted,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        String state = wanted != null && STATES.contains(wanted) ? wanted : null;
        Issues found = staff.issues(desk.bearer(), state, SHOWN, cursor);
        List<IssueView> items = ConsoleResource.orEmpty(found.items());
        return pages.show(Templates.issues(page, desk.person(), items, STATES, state, found.next()), page);
    }

    @GET
    @Path("/new")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response blank(
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("corrects") @Nullable String corrects,
            @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.blank(FORM);
        if (topic != null) {
            form.with("topic", topic);
        }
        if (corrects != null) {
            form.with("corrects", corrects);
        }
        form.with("archived", "yes").with("format-ja", "MARKDOWN").with("format-en", "MARKDOWN");
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
        Map<String, Variant> variants = variants(form, Desk.words(page));
        if (form.value("topic").isEmpty()) {
            form.fault("topic", Desk.words(page).faultTopic());
        }
        Terms terms = terms(page, form);
        if (form.isFaulty()) {
            return show(page, null, form, 400);
        }
        try {
            IssueView made =
                    staff.createIssue(desk.bearer(), form.key(), new WriteIssue(form.value("topic"), variants, terms));
            return Response.seeOther(URI.create("/console/issues/" + made.id())).build();
        } catch (DeskProblem e) {
            form.fault("main", Desk.said(e, Desk.words(page)));
            return show(page, null, desk.again(FORM, form), 422);
        }
    }

    @GET
    @Path("/{id}/edit")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response edit(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        IssueView issue = staff.issue(desk.bearer(), id);
        Form form = desk.blank(FORM).with("version", Integer.toString(issue.version()));
        for (String lang : LANGS) {
            Variant variant = issue.in(lang);
            if (variant != null) {
                form.with("subject-" + lang, variant.subject()).with("body-" + lang, variant.body());
            }
            form.with("format-" + lang, variant != null && variant.html() ? "HTML" : "MARKDOWN");
        }
        fill(form, page, issue.terms());
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
        Map<String, Variant> variants = variants(form, Desk.words(page));
        Terms terms = terms(page, form);
        if (form.isFaulty()) {
            return show(page, id, form, 400);
        }
        try {
            String version = "\"" + form.value("version") + "\"";
            staff.updateIssue(desk.bearer(), version, id, new Rewrite(variants, terms));
            return Response.seeOther(URI.create("/console/issues/").resolve(id)).build();
        } catch (DeskProblem e) {
            form.fault("main", Desk.said(e, Desk.words(page)));
            return show(page, id, desk.again(FORM, form), 422);
        }
    }

    /** The languages that were written; a language with only half of it is shown again. */
    private static Map<String, Variant> variants(Form form, ConsoleWords words) {
        Map<String, Variant> variants = new TreeMap<>();
        for (String lang : LANGS) {
            String subject = form.value("subject-" + lang);
            String body = form.text("body-" + lang);
            if (subject.isEmpty() != body.isBlank()) {
                form.fault("variant-" + lang, words.faultHalf());
            } else if (!subject.isEmpty()) {
                // Markdown is what the service takes a text for that says nothing
                String format = "HTML".equals(form.value("format-" + lang)) ? "HTML" : null;
                variants.put(lang, new Variant(subject, body, format));
            }
        }
        if (variants.isEmpty() && !form.isFaulty()) {
            form.fault("variant-ja", words.faultVariant());
        }
        return variants;
    }

    private static Terms terms(Page page, Form form) {
        String embargo = form.value("embargo");
        String until = null;
        try {
            until = embargo.isEmpty()
                    ? null
                    : LocalDateTime.parse(embargo)
                            .atZone(page.zone())
                            .toInstant()
                            .toString();
        } catch (DateTimeException e) {
            form.fault("embargo", IssueStepsResource.checkWords(page).faultEmbargo());
        }
        return new Terms(
                emptyToNull(form.value("purpose")),
                form.has("archived", "yes"),
                emptyToNull(form.value("corrects")),
                until);
    }

    private static @Nullable String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static void fill(Form form, Page page, @Nullable Terms terms) {
        if (terms == null || !Boolean.FALSE.equals(terms.archived())) {
            form.with("archived", "yes");
        }
        if (terms == null) {
            return;
        }
        if (terms.purpose() != null) {
            form.with("purpose", terms.purpose());
        }
        if (terms.corrects() != null) {
            form.with("corrects", terms.corrects());
        }
        if (terms.embargoUntil() != null) {
            form.with(
                    "embargo",
                    LocalDateTime.ofInstant(Instant.parse(terms.embargoUntil()), page.zone())
                            .withSecond(0)
                            .withNano(0)
                            .toString());
        }
    }

    private Response show(Page page, @Nullable String id, Form form, int status) {
        List<TopicView> open = id != null
                ? List.of()
                : ConsoleResource.orEmpty(
                                staff.topics(desk.bearer(), "all", MANY).items())
                        .stream()
                        .filter(t -> t.isOpen() && desk.serves(t.company()))
                        .toList();
        return pages.show(Templates.issueForm(page, desk.person(), id, open, LANGS, form), page, status);
    }
}
