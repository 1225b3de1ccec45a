package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.ConsentProblem.CODE_TAKEN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The registers of a company: written by its privacy officers, read by those who answer for disclosures. */
@Path("/v1/registers/{register}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class RegisterResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final References references;
    private final RecipientNews news;

    RegisterResource(
            Clock clock,
            Commands commands,
            Caller caller,
            Companies companies,
            References references,
            RecipientNews news) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.references = references;
        this.news = news;
    }

    /** Which entries: those in force at {@code at}, and with {@code due=true} only those somebody should have looked at. */
    static class Filter {
        @QueryParam("company")
        @NotBlank
        String company = "";

        @QueryParam("at")
        @Nullable
        String at;

        @QueryParam("due")
        boolean due;

        @QueryParam("cursor")
        @Nullable
        String cursor;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EntryView.class, responseCode = "201")
    public Response createRegisterEntry(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("register") String path,
            @NotNull @Valid RecordEntry request) {
        Register register = Register.of(path);
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("record " + path, request), () -> {
            companies.mustExist(request.company());
            Instant now = clock.instant();
            references.check(register, request.company(), request.contents(), now);
            ProblemException taken = new ProblemException(CODE_TAKEN, "Revise that entry, or choose another code.");
            if (RegisterEntry.has(request.company(), register, request.code())) {
                throw taken;
            }
            RegisterEntry entry = RegisterEntry.first(register, request, caller.id(), now);
            Unique.store(entry, taken);
            news.tell(entry);
            return created(entry);
        });
    }

    @POST
    @Path("/{id}/revisions")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EntryView.class, responseCode = "201")
    public Response createRegisterRevision(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("register") String path,
            @PathParam("id") UUID id,
            @NotNull @Valid ReviseEntry request) {
        Register register = Register.of(path);
        return commands.once(key, caller.id(), caller.command("revise " + id, request), () -> {
            RegisterEntry newest = newest(register, id);
            Instant now = clock.instant();
            references.check(register, newest.company, request.contents(), now);
            RegisterEntry next = newest.next(request, caller.id(), now);
            next.persist();
            news.tell(newest);
            news.tell(next);
            return created(next);
        });
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = EntryView.class, responseCode = "200")
    public Response createRegisterEnding(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("register") String path,
            @PathParam("id") UUID id,
            @NotNull @Valid EndEntry request) {
        Register register = Register.of(path);
        return commands.once(key, caller.id(), caller.command("end " + id, request), () -> {
            RegisterEntry newest = newest(register, id);
            newest.end(request.at(), clock.instant());
            news.tell(newest);
            return Response.ok(EntryView.of(newest)).build();
        });
    }

    @GET
    @RolesAllowed({"privacy-officer", "auditor", "operator", "service"})
    @Transactional
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<EntryView> listRegisterEntries(
            @PathParam("register") String path,
            @BeanParam @Valid Filter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(rows(path, filter, limit), limit, e -> e.entry.toString(), EntryView::of);
    }

    /** The same as a file for a spreadsheet; {@code cursor} goes on after the last entry of the file before. */
    @GET
    @Path("/export")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({"privacy-officer", "auditor"})
    @Transactional
    public Response exportRegisterEntries(
            @PathParam("register") String path,
            @BeanParam @Valid Filter filter,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(5000) int limit) {
        Page<RegisterEntry> page = Page.of(rows(path, filter, limit), limit, e -> e.entry.toString(), entry -> entry);
        Response.ResponseBuilder answer = Response.ok(EntryCsv.of(Register.of(path), page.items()));
        String next = page.next();
        return (next == null ? answer : answer.header("Madoguchi-Next", next)).build();
    }

    /** An entry with all its revisions, oldest first. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "auditor", "operator", "service"})
    @Transactional
    public List<EntryView> getRegisterEntry(@PathParam("register") String path, @PathParam("id") UUID id) {
        Register register = Register.of(path);
        List<EntryView> revisions = RegisterEntry.revisions(id).stream()
                .filter(e -> e.register == register && caller.sees(e.company))
                .map(EntryView::of)
                .toList();
        if (revisions.isEmpty()) {
            throw ProblemException.notFound();
        }
        return revisions;
    }

    private List<RegisterEntry> rows(String path, Filter filter, int limit) {
        Register register = Register.of(path);
        caller.mustSee(filter.company);
        Instant at = Moments.of(filter.at, clock);
        var wanted = new RegisterEntry.Wanted(
                filter.company, register, at, filter.due ? BusinessDay.of(clock.instant()) : null);
        return RegisterEntry.after(wanted, Page.afterId(filter.cursor), limit + 1);
    }

    private RegisterEntry newest(Register register, UUID id) {
        return RegisterEntry.newestLocked(id)
                .filter(e -> e.register == register && caller.sees(e.company))
                .orElseThrow(ProblemException::notFound);
    }

    private static Response created(RegisterEntry entry) {
        return Response.created(URI.create("/v1/registers/" + entry.register.path() + "/" + entry.entry))
                .entity(EntryView.of(entry))
                .build();
    }
}
