package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.ReaderStaffDesk.Ground;
import io.madoguchi.gateway.console.ReaderStaffDesk.Line;
import io.madoguchi.gateway.console.ReaderStaffDesk.ListView;
import io.madoguchi.gateway.console.ReaderStaffDesk.OpenList;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.madoguchi.problems.ProblemException;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Lists of a former system: handed in with what they rest on, looked at before they are run, followed while they run. */
@Path("/console/lists")
@Produces(MediaType.TEXT_HTML)
public class ListPagesResource {

    private static final String FORM = "list-import";
    private static final String MOVE = "list-move";
    private static final int SHOWN = 50;

    /** Below what the service takes in one body. */
    private static final int PART = 200_000;

    private static final List<String> KINDS = List.of("REFUSALS", "SUBSCRIBERS", "OLD_LINKS");
    private static final List<String> WAYS = List.of("DOUBLE_OPT_IN", "FORM", "PAPER", "ORAL");
    private static final List<String> COLUMNS = List.of("address", "name", "locale", "consentedAt", "token");
    private static final Set<String> STEPS = Set.of("check", "run");

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk topics;
    private final ReaderStaffDesk staff;

    ListPagesResource(Pages pages, Desk desk, @RestClient StaffDesk topics, @RestClient ReaderStaffDesk staff) {
        this.pages = pages;
        this.desk = desk;
        this.topics = topics;
        this.staff = staff;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance lists(Page page, Person person, List<ListView> lists, @Nullable String next);

        static native TemplateInstance listForm(Page page, Person person, Offer offer, Form form);

        static native TemplateInstance list(
                Page page, Person person, ListView list, List<Line> lines, @Nullable String next, Form form);
    }

    /** What the lists of the form offer. */
    public record Offer(
            List<TopicChoices.Choice> topics, List<String> kinds, List<String> ways, List<String> columns) {}

    @GET
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response lists(@QueryParam("cursor") @Nullable String cursor, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        ReaderStaffDesk.Lists found = staff.lists(desk.bearer(), SHOWN, cursor);
        return pages.show(Templates.lists(page, desk.person(), found.items(), found.next()), page);
    }

    @GET
    @Path("/new")
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response blank(@Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return show(page, desk.blank(FORM).with("kind", "REFUSALS").with("how", "DOUBLE_OPT_IN"), 200);
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response handIn(MultipartFormDataInput sent, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, typed(sent));
        java.nio.file.Path file = file(sent);
        String topic = form.value("topic");
        boolean subscribers = form.value("kind").equals("SUBSCRIBERS");
        if (file == null) {
            form.fault("file", ReaderPagesResource.words(page).faultFile());
        }
        if (subscribers
                && (form.value("wording").isEmpty() || form.value("document").isEmpty())) {
            form.fault("wording", ReaderPagesResource.words(page).faultGround());
        }
        if (file == null || form.isFaulty()) {
            return show(page, desk.again(FORM, form), 400);
        }
        try {
            ListView list = staff.openList(desk.bearer(), form.key(), opened(form, companyOf(topic), subscribers));
            send(list.id(), file);
            staff.moveList(desk.bearer(), list.id(), "check");
            return Response.seeOther(URI.create("/console/lists/" + list.id())).build();
        } catch (DeskProblem e) {
            form.fault("file", said(e, page));
            return show(page, desk.again(FORM, form), 422);
        }
    }

    private static MultivaluedMap<String, String> typed(MultipartFormDataInput sent) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        sent.getValues()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !value.isFileItem())
                        .forEach(value -> fields.add(name, value.getValue())));
        return fields;
    }

    private static java.nio.file.@Nullable Path file(MultipartFormDataInput sent) {
        return sent.getValues().getOrDefault("file", List.of()).stream()
                .filter(FormValue::isFileItem)
                .map(value -> value.getFileItem().getFile())
                .filter(path -> path != null && path.toFile().length() > 0)
                .findFirst()
                .orElse(null);
    }

    private static OpenList opened(Form form, String company, boolean subscribers) {
        Map<String, String> columns = new HashMap<>();
        for (String column : COLUMNS) {
            String name = form.value("column-" + column);
            if (!name.isEmpty()) {
                columns.put(column, name);
            }
        }
        String day = form.value("consentedOn");
        Ground ground = new Ground(
                day.isEmpty() ? null : day,
                form.value("how"),
                form.value("wording"),
                form.value("document"),
                form.has("age", "yes"));
        String kind = form.value("kind");
        return new OpenList(
                company,
                kind,
                // what was refused in the former system was refused whole
                kind.equals("REFUSALS") ? null : form.value("topic"),
                "ja",
                columns,
                subscribers ? ground : null);
    }

    private void send(String id, java.nio.file.Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] part = content.readNBytes(PART);
            for (int number = 1; part.length > 0; number++) {
                staff.putPart(desk.bearer(), id, number, part);
                part = content.readNBytes(PART);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response one(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        return show(desk.enter(request), id, cursor, desk.blank(MOVE));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "auditor", "privacy-officer"})
    @RunOnVirtualThread
    public Response move(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(MOVE, fields);
        String step = form.value("do");
        if (!STEPS.contains(step)) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        try {
            staff.moveList(desk.bearer(), id, step);
            return Response.seeOther(URI.create("/console/lists/" + id)).build();
        } catch (DeskProblem e) {
            form.fault("main", said(e, page));
            return show(page, id, null, desk.again(MOVE, form));
        }
    }

    private Response show(Page page, String id, @Nullable String cursor, Form form) {
        ListView list = staff.list(desk.bearer(), id);
        ReaderStaffDesk.Lines lines = staff.refusedLines(desk.bearer(), id, SHOWN, cursor);
        List<ReaderStaffDesk.Line> told =
                lines.items().stream().map(line -> LineReasons.in(page, line)).toList();
        return pages.show(
                Templates.list(page, desk.person(), list, told, lines.next(), form), page, form.isFaulty() ? 422 : 200);
    }

    private Response show(Page page, Form form, int status) {
        List<TopicChoices.Choice> mine = mine().stream()
                .map(t -> new TopicChoices.Choice(t.id(), t.names().in(page.lang())))
                .toList();
        return pages.show(
                Templates.listForm(page, desk.person(), new Offer(mine, KINDS, WAYS, COLUMNS), form), page, status);
    }

    private List<TopicView> mine() {
        return ConsoleResource.orEmpty(topics.topics(desk.bearer(), "all", 200).items());
    }

    private String companyOf(String topic) {
        return mine().stream()
                .filter(t -> t.id().equals(topic))
                .map(TopicView::company)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static String said(DeskProblem problem, Page page) {
        return switch (problem.slug()) {
            case "list-not-in-state" -> ReaderPagesResource.words(page).faultState();
            case "invalid-request" -> ReaderPagesResource.words(page).faultList();
            default -> Desk.said(problem, Desk.words(page));
        };
    }
}
