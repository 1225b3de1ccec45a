package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.ConsentProblem.CODE_TAKEN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.Unique;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Collection points: privacy officers set them up and open them, everyone reads what the open ones show (E5). */
@Path("/v1/collection-points")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CollectionPointResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Purposes purposes;
    private final Opening opening;

    CollectionPointResource(
            Clock clock, Commands commands, Caller caller, Companies companies, Purposes purposes, Opening opening) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.purposes = purposes;
        this.opening = opening;
    }

    @POST
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = CollectionPointView.class, responseCode = "201")
    public Response createCollectionPoint(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid SetUpCollectionPoint request) {
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("create-collection-point", request), () -> {
            companies.mustExist(request.company());
            check(request);
            ProblemException taken = new ProblemException(CODE_TAKEN, "Choose another code.");
            if (CollectionPoint.withCode(request.company(), request.code()).isPresent()) {
                throw taken;
            }
            CollectionPoint point = CollectionPoint.setUp(request, caller.id(), clock.instant());
            Unique.store(point, taken);
            return Response.created(URI.create("/v1/collection-points/" + point.id))
                    .entity(CollectionPointView.of(point))
                    .build();
        });
    }

    @POST
    @Path("/{id}/opening")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = CollectionPointView.class, responseCode = "200")
    public Response createCollectionPointOpening(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("open-collection-point", id), () -> {
            CollectionPoint point = locked(id);
            opening.open(point, caller.id(), clock.instant());
            return Response.ok(CollectionPointView.of(point)).build();
        });
    }

    @POST
    @Path("/{id}/closing")
    @Consumes("*/*")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = CollectionPointView.class, responseCode = "200")
    public Response createCollectionPointClosing(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("close-collection-point", id), () -> {
            CollectionPoint point = locked(id);
            opening.close(point);
            return Response.ok(CollectionPointView.of(point)).build();
        });
    }

    /** The open ones; {@code state=all} adds the others, for the company's own staff. */
    @GET
    @PermitAll
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<CollectionPointView> listCollectionPoints(
            @QueryParam("company") @NotNull String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID after = Page.afterId(cursor);
        List<CollectionPoint> rows = "all".equals(state) && caller.sees(company)
                ? CollectionPoint.allAfter(company, after, limit + 1)
                : CollectionPoint.openAfter(company, after, limit + 1);
        return Page.of(rows, limit, p -> p.id.toString(), CollectionPointView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "editor", "approver", "auditor", "operator", "service"})
    public CollectionPointView getCollectionPoint(@PathParam("id") UUID id) {
        return CollectionPoint.<CollectionPoint>findByIdOptional(id)
                .filter(p -> caller.sees(p.company))
                .map(CollectionPointView::of)
                .orElseThrow(ProblemException::notFound);
    }

    /** Only while it is open: a notice that no longer applies must not be shown over a form. */
    @GET
    @Path("/{id}/notice")
    @PermitAll
    public NoticeView getNotice(@PathParam("id") UUID id) {
        return CollectionPoint.<CollectionPoint>findByIdOptional(id)
                .filter(p -> p.state == CollectionPoint.State.OPEN)
                .flatMap(p -> Notice.of(p.id, p.revision))
                .map(NoticeView::of)
                .orElseThrow(ProblemException::notFound);
    }

    private CollectionPoint locked(UUID id) {
        return CollectionPoint.locked(id).filter(p -> caller.sees(p.company)).orElseThrow(ProblemException::notFound);
    }

    private void check(SetUpCollectionPoint request) {
        if (companies.section(request.company(), request.section()).isEmpty()) {
            throw ProblemException.field("section", "is not a section of this company");
        }
        if (new HashSet<>(request.purposes()).size() != request.purposes().size()
                || !request.purposes().stream()
                        .allMatch(p -> purposes.find(request.company(), p).isPresent())) {
            throw ProblemException.field("purposes", "must name purposes of this company, each once");
        }
        if (request.items().stream().map(NoticeItem::name).distinct().count()
                != request.items().size()) {
            throw ProblemException.field("items", "names one item twice");
        }
        if (!request.items().stream().allMatch(i -> request.purposes().contains(i.purpose()))) {
            throw ProblemException.field("items", "E19: each item needs one of the purposes of this collection point");
        }
    }
}
