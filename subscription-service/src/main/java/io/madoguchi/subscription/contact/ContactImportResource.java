package io.madoguchi.subscription.contact;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.events.Commands;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.staff.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Business cards and contacts from meetings and events, handed in as a file. It subscribes nobody to anything. */
@Path("/v1/contact-imports")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ContactImportResource {

    /** Above every id of version 7. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Clock clock;
    private final Staff staff;
    private final Commands commands;
    private final ContactReader reader;
    private final ContactRun run;

    ContactImportResource(Clock clock, Staff staff, Commands commands, ContactReader reader, ContactRun run) {
        this.clock = clock;
        this.staff = staff;
        this.commands = commands;
        this.reader = reader;
        this.run = run;
    }

    /** What makes two commands the same; the file by its hash, which says nothing about its people. */
    private record Sent(String company, UUID collectionPoint, ContactChannel channel, String locale, String file) {}

    /**
     * Good rows are taken, bad ones are named; a file that is none is refused whole. Sent again with the same key it goes on
     * where it was cut off, and answers the same when it was not.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed({"editor", "privacy-officer"})
    @APIResponseSchema(value = ContactImportView.class, responseCode = "201")
    public Response createContactImport(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("company") @NotNull String company,
            @QueryParam("collectionPoint") @NotNull UUID collectionPoint,
            @QueryParam("channel") @NotNull ContactChannel channel,
            @QueryParam("locale") @DefaultValue("ja") @Pattern(regexp = "ja|en") String locale,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            examples = "address,name,metOn,metBy,note\n"
                                                                    + "hana@example.jp,,2026-11-20,Emi,Stand 7")))
                    @NotNull
                    byte[] file) {
        staff.mustActFor(company);
        CollectionPoint point = CollectionPoint.findPoint(collectionPoint)
                .filter(p -> p.company().equals(company))
                .orElseThrow(() -> ProblemException.field("collectionPoint", "is not known for this company"));
        ContactReader.Read read = reader.read(file, point.items());
        ContactImport.Origin origin = new ContactImport.Origin(point, channel, Locale.of(locale));
        Response begun = commands.once(
                key, staff.name(), new Sent(company, collectionPoint, channel, locale, hash(file)), () -> {
                    mustBeOpen(point, channel);
                    UUID id = ContactImport.begin(origin, read, staff.name(), clock.instant()).id;
                    return Response.created(URI.create("/v1/contact-imports/" + id))
                            .build();
                });
        URI location = begun.getLocation();
        UUID id =
                UUID.fromString(location.getPath().substring(location.getPath().lastIndexOf('/') + 1));
        run.proceed(id, read.rows());
        return Response.created(location).entity(view(id)).build();
    }

    @GET
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public ContactImportPage listContactImports(
            @QueryParam("company") @Nullable String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable UUID cursor) {
        Set<String> mine = staff.companies();
        if (company != null) {
            staff.mustActFor(company);
            mine = Set.of(company);
        }
        List<ContactImport> found =
                mine.isEmpty() ? List.of() : ContactImport.newest(mine, cursor == null ? NEWEST : cursor, limit + 1);
        return ContactImportPage.of(found, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"editor", "privacy-officer", "auditor"})
    @Transactional
    public ContactImportView getContactImport(@PathParam("id") UUID id) {
        return view(id);
    }

    private ContactImportView view(UUID id) {
        ContactImport file = ContactImport.<ContactImport>findByIdOptional(id).orElseThrow(ProblemException::notFound);
        staff.mustActFor(file.company);
        return ContactImportView.withRows(file);
    }

    /** F1.1: nothing is taken where nothing was said about its purposes. */
    private static void mustBeOpen(CollectionPoint point, ContactChannel channel) {
        if (!point.isOpen()) {
            throw new ProblemException(SubscriptionProblem.COLLECTION_POINT_CLOSED, "Open the collection point first.");
        }
        if (!point.takesBy(channel.name())) {
            throw ProblemException.field("channel", "is not the one of this collection point");
        }
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
