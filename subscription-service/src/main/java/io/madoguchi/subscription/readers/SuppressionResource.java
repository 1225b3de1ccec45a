package io.madoguchi.subscription.readers;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.lists.Csv;
import io.madoguchi.subscription.staff.Staff;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Addresses that get no mail: counted, and taken away as hashes so that they can be restored. They come in as a list import;
 * there is no way here to lift one, for that is the reader's.
 */
@Path("/v1/suppressions")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class SuppressionResource {

    private final Staff staff;
    private final ReaderFile file;
    private final Clock clock;

    SuppressionResource(Staff staff, ReaderFile file, Clock clock) {
        this.staff = staff;
        this.file = file;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public List<SuppressionCount> countSuppressions(@QueryParam("company") @NotNull String company) {
        staff.mustActFor(company);
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select reason, scope = 'COMPANY', count(*) from suppression where company = ?1"
                        + " group by 1, 2 order by 1, 2")
                .setParameter(1, company)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SuppressionCount(
                        (String) row[0], Boolean.TRUE.equals(row[1]), ((Number) row[2]).longValue()))
                .toList();
    }

    @POST
    @Path("/file")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed("privacy-officer")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response createSuppressionFile(
            @QueryParam("company") @NotNull String company, @NotNull @Valid GiveReaderReason request) {
        staff.mustActFor(company);
        QuarkusTransaction.requiringNew()
                .run(() -> ReaderOpening.record(
                        new ReaderOpening.Whose(company, null, ReaderFile.countSuppressions(company)),
                        ReaderOpening.What.SUPPRESSIONS,
                        staff,
                        request.reason(),
                        clock.instant()));
        StreamingOutput rows = out -> file.writeSuppressions(company, out);
        return Response.ok(rows, Csv.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"suppressions.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
