package io.madoguchi.consent.company;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

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
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The sections of a company, for its staff and for services. */
@Path("/v1/sections")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class SectionResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;

    SectionResource(Clock clock, Commands commands, Caller caller) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"operator", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = SectionView.class, responseCode = "201")
    public Response createSection(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OpenSection request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-section", request), () -> {
            if (Company.findByIdOptional(request.company()).isEmpty()) {
                throw ProblemException.notFound();
            }
            Section section = Section.open(request, caller.id(), clock.instant());
            section.persist();
            return Response.created(URI.create("/v1/sections/" + section.id))
                    .entity(SectionView.of(section))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"operator", "privacy-officer", "editor", "approver", "section-staff", "auditor", "service"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<SectionView> listSections(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                Section.after(company, Page.afterId(cursor), limit + 1), limit, s -> s.id.toString(), SectionView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"operator", "privacy-officer", "editor", "approver", "section-staff", "auditor", "service"})
    public SectionView getSection(@PathParam("id") UUID id) {
        return Section.<Section>findByIdOptional(id)
                .filter(s -> caller.sees(s.company))
                .map(SectionView::of)
                .orElseThrow(ProblemException::notFound);
    }
}
