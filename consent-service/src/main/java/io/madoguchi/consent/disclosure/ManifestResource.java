package io.madoguchi.consent.disclosure;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.events.Commands;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The people of a disclosure to many: announced by hash, uploaded in parts, and checked before anything rests on them. */
@Path("/v1/manifests")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ManifestResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;

    ManifestResource(Clock clock, Commands commands, Caller caller, Companies companies) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
    }

    @POST
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = ManifestView.class, responseCode = "201")
    public Response createManifest(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid AnnounceManifest request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("announce-manifest", request), () -> {
            companies.mustExist(request.company());
            Manifest manifest = Manifest.announce(request, caller.id(), clock.instant());
            manifest.persist();
            return Response.created(URI.create("/v1/manifests/" + manifest.id))
                    .entity(ManifestView.of(manifest))
                    .build();
        });
    }

    /** One reference a line, from line {@code from} (counted from 0) on; what was there before is replaced. */
    @PUT
    @Path("/{id}/lines")
    @Consumes(TEXT_PLAIN)
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    public ManifestView updateManifestLines(
            @PathParam("id") UUID id, @QueryParam("from") @DefaultValue("0") int from, @NotNull String lines) {
        Manifest manifest = locked(id);
        manifest.take(from, references(lines));
        return ManifestView.of(manifest);
    }

    @POST
    @Path("/{id}/check")
    @Consumes("*/*")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    public ManifestView createManifestCheck(@PathParam("id") UUID id) {
        Manifest manifest = locked(id);
        manifest.check(clock.instant());
        return ManifestView.of(manifest);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public ManifestView getManifest(@PathParam("id") UUID id) {
        return Manifest.<Manifest>findByIdOptional(id)
                .filter(m -> caller.sees(m.company))
                .map(ManifestView::of)
                .orElseThrow(ProblemException::notFound);
    }

    private Manifest locked(UUID id) {
        return Manifest.locked(id).filter(m -> caller.sees(m.company)).orElseThrow(ProblemException::notFound);
    }

    /** Which line is wrong is said, what stands there never. */
    private static List<PersonRef> references(String lines) {
        List<String> all = lines.lines().toList();
        if (all.isEmpty()) {
            throw ProblemException.field("lines", "are missing");
        }
        for (int i = 0; i < all.size(); i++) {
            try {
                new PersonRef(all.get(i));
            } catch (IllegalArgumentException e) {
                throw ProblemException.field("lines[" + i + "]", "is not a person reference");
            }
        }
        return all.stream().map(PersonRef::new).toList();
    }
}
