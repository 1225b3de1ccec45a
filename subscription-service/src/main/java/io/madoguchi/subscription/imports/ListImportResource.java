package io.madoguchi.subscription.imports;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.APPLICATION_OCTET_STREAM;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.staff.Staff;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Lists of a former system: said what they are, handed in by parts, checked, and then run in the background. */
@Path("/v1/list-imports")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ListImportResource {

    /** Above every id of version 7. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private static final int MOST_PARTS = 1_000;

    private final Clock clock;
    private final Staff staff;
    private final Commands commands;
    private final AddressBook book;
    private final ImportFile file;
    private final ObjectMapper json;

    ListImportResource(
            Clock clock, Staff staff, Commands commands, AddressBook book, ImportFile file, ObjectMapper json) {
        this.clock = clock;
        this.staff = staff;
        this.commands = commands;
        this.book = book;
        this.file = file;
        this.json = json;
    }

    @POST
    @RolesAllowed({"editor", "privacy-officer"})
    @APIResponseSchema(value = ListImportView.class, responseCode = "201")
    public Response createListImport(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OpenListImport request) {
        staff.mustActFor(request.company());
        return commands.once(key, staff.name(), request, () -> {
            Evidence evidence = fitting(request);
            UUID id = ListImport.newId();
            // nobody's address: it only names a key, so that destroying that key destroys the file
            EmailAddress nobody = EmailAddress.parse("list-import-" + id + "@import.invalid");
            ListImport run = ListImport.open(
                    id,
                    new ListImport.About(request, written(request.mapped()), written(evidence)),
                    book.holder(request.company(), nobody),
                    staff.name(),
                    clock.instant());
            run.persist();
            return Response.created(URI.create("/v1/list-imports/" + id))
                    .entity(ListImportView.of(run))
                    .build();
        });
    }

    /** The file in pieces of any size a body may have, counted from 1; one that is sent again replaces the first. */
    @PUT
    @Path("/{id}/parts/{number}")
    @Consumes(APPLICATION_OCTET_STREAM)
    @RolesAllowed({"editor", "privacy-officer"})
    @Transactional
    public void putPart(
            @PathParam("id") UUID id, @PathParam("number") @Min(1) @Max(MOST_PARTS) int number, @NotNull byte[] part) {
        ListImport run = mine(id);
        if (run.state != ImportState.OPEN) {
            throw notNow("It takes no parts any more. Open another one.");
        }
        if (part.length == 0) {
            throw ProblemException.field("part", "is empty");
        }
        file.put(run, number, part);
        run.changedAt = clock.instant();
    }

    /** The dry run: the same report, and nothing written. */
    @POST
    @Path("/{id}/check")
    @Consumes
    @RolesAllowed({"editor", "privacy-officer"})
    @Transactional
    public ListImportView checkListImport(@PathParam("id") UUID id) {
        ListImport run = mine(id);
        if (run.state == ImportState.OPEN || run.state == ImportState.CHECKED) {
            begin(run, ImportState.CHECKING);
        } else if (run.state != ImportState.CHECKING) {
            throw notNow("It was run before.");
        }
        return ListImportView.of(run);
    }

    /** After a check only. Repeating it changes nothing. */
    @POST
    @Path("/{id}/run")
    @Consumes
    @RolesAllowed({"editor", "privacy-officer"})
    @Transactional
    public ListImportView runListImport(@PathParam("id") UUID id) {
        ListImport run = mine(id);
        switch (run.state) {
            case CHECKED -> begin(run, ImportState.RUNNING);
            case OPEN, CHECKING -> throw notNow("Check it first and look at the report.");
            case BROKEN -> throw notNow("Its file cannot be used. Open another one.");
            case RUNNING, DONE -> {
                // the second identical call has no second effect
            }
        }
        return ListImportView.of(run);
    }

    @GET
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public Page<ListImportView> listListImports(
            @QueryParam("company") @Nullable String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Set<String> mine = staff.companies();
        if (company != null) {
            staff.mustActFor(company);
            mine = Set.of(company);
        }
        UUID before = cursor == null ? NEWEST : Page.afterId(cursor);
        List<ListImport> found = mine.isEmpty() ? List.of() : ListImport.newest(mine, before, limit + 1);
        return Page.of(found, limit, run -> run.id.toString(), ListImportView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public ListImportView getListImport(@PathParam("id") UUID id) {
        return ListImportView.of(find(id));
    }

    @GET
    @Path("/{id}/refused-lines")
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public Page<RefusedLineView> listRefusedLines(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ListImport run = find(id);
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select line, field, reason from list_import_refusal"
                        + " where import = ?1 and line > ?2 order by line")
                .setParameter(1, run.id)
                .setParameter(2, line(Page.after(cursor)))
                .setMaxResults(limit + 1)
                .getResultList();
        List<RefusedLineView> lines = rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new RefusedLineView(((Number) row[0]).intValue(), (String) row[1], (String) row[2]))
                .toList();
        return Page.of(lines, limit, row -> Integer.toString(row.line()), row -> row);
    }

    private void begin(ListImport run, ImportState next) {
        if (ImportFile.parts(run.id) == 0) {
            throw ProblemException.field("parts", "are missing: send all of them, counted from 1");
        }
        Panache.getEntityManager()
                .createNativeQuery("delete from list_import_refusal where import = ?1")
                .setParameter(1, run.id)
                .executeUpdate();
        run.begin(next, clock.instant());
    }

    /** Nothing is imported without saying what its consents rest on, and to which notice of ours they belong. */
    private @Nullable Evidence fitting(OpenListImport request) {
        if (!request.kind().columns().containsAll(request.mapped().keySet())) {
            throw ProblemException.field("columns", "names a column that such a list does not have");
        }
        UUID id = request.topic();
        Topic topic = id == null
                ? null
                : Topic.findTopic(id)
                        .filter(t -> t.company().equals(request.company()))
                        .orElseThrow(() -> ProblemException.field("topic", "is not known for this company"));
        if (request.kind() == ImportKind.OLD_LINKS && topic == null) {
            throw ProblemException.field("topic", "must be the one that these links end");
        }
        if (request.kind() != ImportKind.SUBSCRIBERS) {
            return null;
        }
        if (topic == null || !topic.isOpen()) {
            throw ProblemException.field("topic", "must be an open topic");
        }
        Evidence evidence = request.evidence();
        if (evidence == null) {
            throw ProblemException.field("evidence", "must say what these consents rest on");
        }
        if (!evidence.isPast(LocalDate.now(clock.withZone(RowReader.HERE)))) {
            throw ProblemException.field("evidence.consentedOn", "must be a day from 1970 to today");
        }
        return grounded(evidence, topic, request.locale() == null ? Locale.JAPANESE : Locale.of(request.locale()));
    }

    private static Evidence grounded(Evidence evidence, Topic topic, Locale locale) {
        CollectionPoint point =
                CollectionPoint.findPoint(topic.collectionPoint()).orElseThrow();
        Evidence whole = evidence.under(new Evidence.Shown(point.revision(), point.noticeHash(locale)));
        Evidence.Shown notice = Objects.requireNonNull(whole.notice());
        if (point.revision() != notice.revision()
                || point.noticeLanguage(notice.hash()).isEmpty()) {
            throw new ProblemException(
                    SubscriptionProblem.NOTICE_CHANGED, "Nothing was stored. Name the notice as it is now.");
        }
        if (point.ageLimit() > 0 && !whole.ageAttested()) {
            throw ProblemException.field("evidence.ageAttested", "must be said: this topic is not for children");
        }
        return whole;
    }

    private ListImport find(UUID id) {
        ListImport run = ListImport.findImport(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(run.company);
        return run;
    }

    private ListImport mine(UUID id) {
        find(id);
        ListImport run = ListImport.lock(id);
        Panache.getEntityManager().refresh(run);
        return run;
    }

    private String written(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException _) {
            throw ProblemException.field("cursor", "is not one that was given out here");
        }
    }

    private static ProblemException notNow(String detail) {
        return new ProblemException(SubscriptionProblem.LIST_NOT_IN_STATE, detail);
    }
}
