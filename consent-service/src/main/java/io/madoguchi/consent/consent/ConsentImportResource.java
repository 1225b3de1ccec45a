package io.madoguchi.consent.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.acquisition.NoticeTexts;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Consents and refusals that another system recorded, taken over with what proves them and marked as imported. */
@Path("/v1/consent-imports")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ConsentImportResource {

    private final Clock clock;
    private final Caller caller;
    private final Companies companies;
    private final ImportReader reader;

    ConsentImportResource(Clock clock, Caller caller, Companies companies, ImportReader reader) {
        this.clock = clock;
        this.caller = caller;
        this.companies = companies;
        this.reader = reader;
    }

    /** The file itself is the key: sent again, it is the import it was. */
    @POST
    @Consumes("text/csv")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = ConsentImportView.class, responseCode = "202")
    public Response createConsentImport(@QueryParam("company") @NotNull String company, @NotNull String content) {
        caller.mustSee(company);
        companies.mustExist(company);
        String hash = NoticeTexts.hash(content);
        Optional<ConsentImport> known = ConsentImport.of(company, hash);
        if (known.isPresent()) {
            return Response.ok(ConsentImportView.of(known.get())).build();
        }
        List<ImportReader.Row> rows = reader.read(company, content);
        ConsentImport begun = ConsentImport.begin(company, hash, rows.size(), caller.id(), clock.instant());
        begun.persistAndFlush();
        rows.forEach(row -> ConsentImportRow.of(begun.id, row).persist());
        return Response.accepted(ConsentImportView.of(begun))
                .location(URI.create("/v1/consent-imports/" + begun.id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "auditor"})
    public ConsentImportView getConsentImport(@PathParam("id") UUID id) {
        return ConsentImportView.of(visible(id));
    }

    /** The lines in one state; the parked ones are the people to ask again. */
    @GET
    @Path("/{id}/lines")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ConsentImportView.Line> listConsentImportLines(
            @PathParam("id") UUID id,
            @QueryParam("state") @DefaultValue("PARKED") ConsentImportRow.State state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        visible(id);
        return Page.of(
                ConsentImportRow.after(id, state, line(cursor), limit + 1),
                limit,
                r -> String.valueOf(r.line),
                ConsentImportView.Line::of);
    }

    private static int line(@Nullable String cursor) {
        String after = Page.after(cursor);
        if (!after.matches("[0-9]{0,9}")) {
            throw ProblemException.field("cursor", "is not one that was given out here");
        }
        return after.isEmpty() ? 0 : Integer.parseInt(after);
    }

    private ConsentImport visible(UUID id) {
        return ConsentImport.<ConsentImport>findByIdOptional(id)
                .filter(i -> caller.sees(i.company))
                .orElseThrow(ProblemException::notFound);
    }
}
