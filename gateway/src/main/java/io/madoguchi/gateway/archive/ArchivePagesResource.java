package io.madoguchi.gateway.archive;

import io.madoguchi.gateway.archive.ArchiveDesk.Archived;
import io.madoguchi.gateway.archive.ArchiveDesk.ArchivedIssue;
import io.madoguchi.gateway.archive.ArchiveDesk.Listed;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.Pages;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.madoguchi.problems.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The issues of a topic, to be read by anybody without giving an address. */
@Path(Page.ROOT + "/topics/{topic}/issues")
@Produces(MediaType.TEXT_HTML)
public class ArchivePagesResource {

    private static final int SHOWN = 20;

    private final Pages pages;
    private final Catalogue catalogue;
    private final SubscriptionDesk topics;
    private final ArchiveDesk archive;

    ArchivePagesResource(
            Pages pages, Catalogue catalogue, @RestClient SubscriptionDesk topics, @RestClient ArchiveDesk archive) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.topics = topics;
        this.archive = archive;
    }

    @CheckedTemplate(basePath = "archive")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance archivedIssues(
                Page page, CompanyView company, TopicView topic, List<Listed> issues, @Nullable String next);

        static native TemplateInstance archivedIssue(
                Page page, CompanyView company, TopicView topic, ArchivedIssue shown, RawString body);
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response list(
            @PathParam("lang") String lang,
            @PathParam("topic") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        TopicView topic = topics.topic(id);
        Archived found = archive.issues(id, SHOWN, cursor);
        List<Listed> items = found.items() == null ? List.of() : found.items();
        return pages.show(
                Templates.archivedIssues(page, catalogue.company(topic.company()), topic, items, found.next()), page);
    }

    /** The body was cleaned where it was written; here nothing of it can run or load either. */
    @GET
    @Path("/{issue}")
    @PermitAll
    @RunOnVirtualThread
    public Response read(
            @PathParam("lang") String lang,
            @PathParam("topic") String id,
            @PathParam("issue") String issue,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        ArchivedIssue shown = archive.issue(issue, lang);
        if (!shown.issue().topic().equals(id)) {
            throw ProblemException.notFound();
        }
        TopicView topic = topics.topic(id);
        RawString body = new RawString(shown.html() == null ? "" : shown.html());
        return pages.show(Templates.archivedIssue(page, catalogue.company(topic.company()), topic, shown, body), page);
    }
}
