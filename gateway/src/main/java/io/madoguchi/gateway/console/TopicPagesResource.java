package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.RewriteTopic;
import io.madoguchi.gateway.console.StaffDesk.WriteTopic;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.Bilingual;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The topics of the companies one works for: made, worded, opened and closed. */
@Path("/console/topics")
@Produces(MediaType.TEXT_HTML)
public class TopicPagesResource {

    private static final String FORM = "topic";
    private static final String MOVE = "topics";
    private static final int MANY = 200;
    private static final Set<String> MOVES = Set.of("opening", "closing");

    private final Pages pages;
    private final Desk desk;
    private final StaffDesk staff;
    private final TopicChoices choices;

    TopicPagesResource(Pages pages, Desk desk, @RestClient StaffDesk staff, TopicChoices choices) {
        this.pages = pages;
        this.desk = desk;
        this.staff = staff;
        this.choices = choices;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance topics(
                Page page, Person person, List<TopicView> topics, Map<String, String> names, Form form);

        static native TemplateInstance topicForm(
                Page page,
                Person person,
                @Nullable String id,
                TopicChoices.Choices choices,
                List<String> langs,
                Form form);
    }

    @GET
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response list(@Context HttpServerRequest request) {
        Page page = desk.enter(request);
        return show(page, desk.blank(MOVE), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response move(MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(MOVE, fields);
        String[] parts = form.value("do").split(":", 2);
        if (parts.length != 2 || !MOVES.contains(parts[0])) {
            throw ProblemException.field("do", "is none of the buttons of this page");
        }
        try {
            staff.moveTopic(desk.bearer(), parts[1], parts[0]);
            return Response.seeOther(URI.create("/console/topics")).build();
        } catch (DeskProblem e) {
            form.fault("main", Desk.said(e, Desk.words(page)));
            return show(page, desk.again(MOVE, form), 422);
        }
    }

    @GET
    @Path("/new")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response blank(@Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form =
                desk.blank(FORM).with("languages", "ja").with("languages", "en").with("kind", "NEWSLETTER");
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
        try {
            String company = choices.companyOf(form.value("point"));
            WriteTopic topic = new WriteTopic(
                    company,
                    form.value("slug"),
                    form.value("kind"),
                    both(form, "name"),
                    both(form, "description"),
                    form.all("languages"),
                    both(form, "rhythm"),
                    form.value("point"),
                    form.value("purpose"));
            staff.createTopic(desk.bearer(), form.key(), topic);
            return Response.seeOther(URI.create("/console/topics")).build();
        } catch (DeskProblem e) {
            return again(page, null, form, e);
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response edit(@PathParam("id") String id, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        TopicView topic =
                mine().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow(ProblemException::notFound);
        Form form = desk.blank(FORM).with("version", String.valueOf(topic.version()));
        fill(form, "name", topic.names());
        fill(form, "description", topic.descriptions());
        fill(form, "rhythm", topic.rhythm());
        ConsoleResource.orEmpty(topic.languages()).forEach(l -> form.with("languages", l));
        return show(page, id, form, 200);
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"editor", "approver", "auditor", "operator", "privacy-officer"})
    @RunOnVirtualThread
    public Response rewrite(
            @PathParam("id") String id, MultivaluedMap<String, String> fields, @Context HttpServerRequest request) {
        Page page = desk.enter(request);
        Form form = desk.sent(FORM, fields);
        RewriteTopic topic = new RewriteTopic(
                both(form, "name"), both(form, "description"), form.all("languages"), both(form, "rhythm"));
        try {
            staff.updateTopic(desk.bearer(), "\"" + form.value("version") + "\"", id, topic);
            return Response.seeOther(URI.create("/console/topics")).build();
        } catch (DeskProblem e) {
            return again(page, id, form, e);
        }
    }

    private Response again(Page page, @Nullable String id, Form form, DeskProblem problem) {
        ConsoleWords words = Desk.words(page);
        String said = Desk.said(problem, words);
        if (problem.slug().equals("topic-slug-taken")) {
            form.fault("slug", said);
        }
        problem.lines().forEach(line -> form.fault(TopicChoices.field(line.field()), TopicChoices.said(line, words)));
        if (!form.isFaulty()) {
            form.fault("main", said);
        }
        return show(page, id, desk.again(FORM, form), 422);
    }

    private static Bilingual both(Form form, String field) {
        return new Bilingual(form.value(field + "-ja"), form.value(field + "-en"));
    }

    private static void fill(Form form, String field, @Nullable Bilingual text) {
        if (text != null) {
            form.with(field + "-ja", String.valueOf(text.ja())).with(field + "-en", String.valueOf(text.en()));
        }
    }

    private List<TopicView> mine() {
        return ConsoleResource.orEmpty(staff.topics(desk.bearer(), "all", MANY).items()).stream()
                .filter(t -> desk.serves(t.company()))
                .toList();
    }

    private Response show(Page page, Form form, int status) {
        return pages.show(
                Templates.topics(page, desk.person(), mine(), choices.companies(page.lang()), form), page, status);
    }

    private Response show(Page page, @Nullable String id, Form form, int status) {
        TopicChoices.Choices offered = id == null ? choices.in(page.lang()) : TopicChoices.Choices.NONE;
        return pages.show(
                Templates.topicForm(page, desk.person(), id, offered, IssuePagesResource.LANGS, form), page, status);
    }
}
