package io.madoguchi.subscription.issue;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.topic.Topic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The web archive: sent issues, for everybody, from the instant at which their mails may leave. */
@Path("/v1/archive")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class IssueArchiveResource {

    private static final int ENTRIES = 20;

    private final IssueArchive archive;
    private final IssueLinks links;

    IssueArchiveResource(IssueArchive archive, IssueLinks links) {
        this.archive = archive;
        this.links = links;
    }

    @GET
    @PermitAll
    @Transactional
    public ArchivePage listArchivedIssues(
            @QueryParam("topic") @NotNull UUID topic,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        return archive.page(topic, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Transactional
    public ArchivedIssueView getArchivedIssue(
            @PathParam("id") UUID id, @QueryParam("lang") @DefaultValue("ja") @Pattern(regexp = "ja|en") String lang) {
        return archive.issue(id, Locale.of(lang));
    }

    @GET
    @Path("/feed")
    @Produces(MediaType.APPLICATION_ATOM_XML)
    @PermitAll
    @Transactional
    public String getArchiveFeed(
            @QueryParam("topic") @NotNull UUID topic,
            @QueryParam("lang") @DefaultValue("ja") @Pattern(regexp = "ja|en") String lang) {
        Topic known = archive.topic(topic);
        Locale locale = Locale.of(lang);
        List<ArchiveFeed.Entry> entries = archive.page(topic, ENTRIES, null).items().stream()
                .map(issue -> new ArchiveFeed.Entry(issue, html(issue, locale)))
                .toList();
        String sender = Company.findCompany(known.company())
                .map(company -> company.names().in(locale))
                .orElse(known.company());
        return new ArchiveFeed(known, locale, sender, links.site()).write(entries);
    }

    private @Nullable String html(ArchivedView issue, Locale locale) {
        return issue.recalledAt() == null ? archive.issue(issue.id(), locale).html() : null;
    }
}
