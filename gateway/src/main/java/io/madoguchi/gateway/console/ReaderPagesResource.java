package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.ReaderStaffDesk.Change;
import io.madoguchi.gateway.console.ReaderStaffDesk.Opened;
import io.madoguchi.gateway.console.ReaderStaffDesk.ReaderView;
import io.madoguchi.gateway.console.ReaderStaffDesk.Search;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Looking for a reader, and what staff may do for one: everything here is kept with its reason. */
@Path("/console/readers")
@Produces(MediaType.TEXT_HTML)
public class ReaderPagesResource {

    private static final String SEARCH = "reader-search";
    private static final String CHANGE = "reader-change";

    private final Pages pages;
    private final Desk desk;
    private final TopicChoices choices;
    private final ReaderStaffDesk staff;

    ReaderPagesResource(Pages pages, Desk desk, TopicChoices choices, @RestClient ReaderStaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.choices = choices;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance readers(
                Page page, Person person, Map<String, String> companies, List<Count> counts, Form form);

        static native TemplateInstance reader(
                Page page, Person person, ReaderView reader, @Nullable Opened opened, Form form);
    }

    /** How many addresses of a company get no mail, for one reason. */
    public record Count(String company, String reason, boolean wholeCompany, long count) {}

    static ReaderDeskWords words(Page page) {
        return MessageBundles.get(ReaderDeskWords.class, Localized.Literal.of(page.lang()));
    }

    @GET
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response form(@Context HttpServerRequest request) {
        return show(desk.enter(request), desk.blank(SEARCH), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response search(MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(SEARCH, fields);
        String sought = form.value("sought");
        if (sought.isEmpty()) {
            form.fault("sought", words(page).faultSought());
        }
        if (form.value("reason").isEmpty()) {
            form.fault("reason", words(page).faultReason());
        }
        if (form.isFaulty()) {
            return show(page, desk.again(SEARCH, form), 400);
        }
        boolean address = sought.contains("@");
        try {
            ReaderView found = staff.search(
                    desk.bearer(),
                    new Search(
                            form.value("company"),
                            address ? sought : null,
                            address ? null : sought,
                            form.value("reason")));
            return Response.seeOther(URI.create("/console/readers/" + found.id()))
                    .build();
        } catch (DeskProblem e) {
            boolean nobody = e.status() == 404 || e.status() == 400;
            form.fault("sought", nobody ? words(page).nobody() : Desk.said(e, Desk.words(page)));
            return show(page, desk.again(SEARCH, form), 422);
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response one(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        ReaderView reader = staff.reader(desk.bearer(), id);
        return pages.show(Templates.reader(page, desk.person(), reader, null, desk.blank(CHANGE)), page);
    }

    /** {@code open}, or {@code END} and {@code PAUSE} with the topic behind a colon where it is one. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response change(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(CHANGE, fields);
        String[] what = form.value("do").split(":", 2);
        String reason = form.value("reason");
        String until = until(form, page, what[0]);
        if (reason.isEmpty()) {
            form.fault("reason", words(page).faultReason());
        }
        Opened opened = null;
        if (!form.isFaulty()) {
            try {
                if (what[0].equals("open")) {
                    opened = staff.open(desk.bearer(), id, Map.of("reason", reason));
                } else {
                    String topic = what.length > 1 ? what[1] : null;
                    staff.change(desk.bearer(), id, new Change(what[0], topic, until, reason));
                    return Response.seeOther(URI.create("/console/readers/" + id))
                            .build();
                }
            } catch (DeskProblem e) {
                form.fault("reason", Desk.said(e, Desk.words(page)));
            }
        }
        ReaderView reader = staff.reader(desk.bearer(), id);
        return pages.show(
                Templates.reader(page, desk.person(), reader, opened, desk.again(CHANGE, form)),
                page,
                form.isFaulty() ? 422 : 200);
    }

    private static @Nullable String until(Form form, Page page, String what) {
        String day = form.value("until");
        if (!what.equals("PAUSE") || day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day).atStartOfDay(page.zone()).toInstant().toString();
        } catch (DateTimeException e) {
            form.fault("until", words(page).faultUntil());
            return null;
        }
    }

    private Response show(Page page, Form form, int status) {
        Map<String, String> companies = new TreeMap<>(choices.companies(page.lang()));
        List<Count> counts = companies.keySet().stream()
                .flatMap(company -> staff.suppressions(desk.bearer(), company).stream()
                        .map(s -> new Count(
                                companies.getOrDefault(company, company), s.reason(), s.wholeCompany(), s.count())))
                .toList();
        return pages.show(Templates.readers(page, desk.person(), companies, counts, form), page, status);
    }
}
