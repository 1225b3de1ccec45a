package io.madoguchi.consent.consent;

import static io.madoguchi.consent.ConsentProblem.REMOVED_AS_CHILD;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.child.Children;
import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.consent.ConsentEvent.ExpressedBy;
import io.madoguchi.consent.consent.ConsentEvent.Expression;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What people said outside our forms: recorded by staff with its proof, rejected on the spot, renewed, found invalid. */
@Path("/v1/persons/{ref}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class StatementResource {

    private static final UUID NEWEST = new UUID(-1L, -1L);
    static final String REJECTION = "REJECTION";

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Hearing hearing;
    private final Statements statements;
    private final Stops stops;
    private final Children children;

    StatementResource(
            Clock clock,
            Commands commands,
            Caller caller,
            Companies companies,
            Hearing hearing,
            Statements statements,
            Stops stops,
            Children children) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.hearing = hearing;
        this.statements = statements;
        this.stops = stops;
        this.children = children;
    }

    /** Staff record for others and need a document; a service speaks for the person who pressed the button. */
    @POST
    @Path("/consents")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = PersonConsentsView.class, responseCode = "200")
    public Response createConsent(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("ref") String ref,
            @NotNull @Valid RecordStatement request) {
        PersonRef person = person(ref);
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("state " + ref, request), () -> {
            companies.mustExist(request.company());
            mustNotBeRemoved(person);
            Statement statement = hearing.statement(person, request, caller);
            switch (request.status()) {
                case GIVEN -> statements.give(statement);
                case REFUSED -> statements.refuse(statement);
            }
            return Response.ok(view(person)).build();
        });
    }

    /** F1.2: the no of someone who handed over a card, met us, or visited a stand; it holds at once. */
    @POST
    @Path("/rejections")
    @RolesAllowed({"service", "privacy-officer", "editor"})
    @APIResponseSchema(value = RejectionView.class, responseCode = "200")
    public Response createRejection(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("ref") String ref,
            @NotNull @Valid RejectUse request) {
        PersonRef person = person(ref);
        caller.mustSee(request.company());
        List<UUID> rejected = QuarkusTransaction.requiringNew().call(() -> hearing.rejected(request));
        QuarkusTransaction.requiringNew()
                .call(() -> commands.once(key, caller.id(), caller.command("reject " + ref, request), () -> {
                    mustNotBeRemoved(person);
                    ConsentEvidence evidence = new ConsentEvidence(
                            null, null, null, null, null, null, null, REJECTION, null, request.evidence(), null);
                    Expression said = new Expression(REJECTION, expressedBy(), evidence, clock.instant());
                    statements.refuse(new Statement(person, request.company(), purposes(rejected), said, caller.id()));
                    return Response.noContent().build();
                }));
        // read again, so that a repeated command finds what the first one ended
        List<UUID> ended =
                QuarkusTransaction.requiringNew().call(() -> ConsentEpisode.endedOf(person.value(), rejected));
        boolean effective = stops.stopAll(person, rejected);
        WithdrawalView.Status status = effective ? WithdrawalView.Status.EFFECTIVE : WithdrawalView.Status.RECORDED;
        return Response.status(effective ? 200 : 202)
                .entity(new RejectionView(request.company(), rejected, status, ended))
                .build();
    }

    @POST
    @Path("/renewals")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = PersonConsentsView.class, responseCode = "200")
    public Response createRenewal(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("ref") String ref,
            @NotNull @Valid ReviewConsent request) {
        PersonRef person = person(ref);
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("renew " + ref, request), () -> {
            Expression said = reviewed(Statements.RENEWAL, request);
            if (!statements.renew(person, request.company(), request.episode(), said)) {
                throw ProblemException.notFound();
            }
            return Response.ok(view(person)).build();
        });
    }

    @POST
    @Path("/invalidations")
    @RolesAllowed("privacy-officer")
    @Transactional
    @APIResponseSchema(value = PersonConsentsView.class, responseCode = "200")
    public Response createInvalidation(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("ref") String ref,
            @NotNull @Valid ReviewConsent request) {
        PersonRef person = person(ref);
        caller.mustSee(request.company());
        return commands.once(key, caller.id(), caller.command("invalidate " + ref, request), () -> {
            Expression said = reviewed("INVALIDATION", request);
            if (!statements.invalidate(person, request.company(), request.episode(), said)) {
                throw ProblemException.notFound();
            }
            return Response.ok(view(person)).build();
        });
    }

    /** Every statement there ever was, newest first, of the companies the caller may see. */
    @GET
    @Path("/consent-events")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<ConsentEventView> listConsentEvents(
            @PathParam("ref") String ref,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID after = Page.afterId(cursor);
        UUID before = after.equals(new UUID(0, 0)) ? NEWEST : after;
        List<ConsentEvent> rows = ConsentEvent.before(person(ref).value(), before, limit + 1);
        Page<ConsentEvent> page = Page.of(rows, limit, e -> e.id.toString(), e -> e);
        return new Page<>(
                page.items().stream()
                        .filter(e -> caller.sees(e.company))
                        .map(ConsentEventView::of)
                        .toList(),
                page.next());
    }

    private static List<EpisodePurpose> purposes(List<UUID> ids) {
        return ids.stream().map(id -> new EpisodePurpose(id, null)).toList();
    }

    private Expression reviewed(String method, ReviewConsent request) {
        ConsentEvidence evidence =
                new ConsentEvidence(null, null, null, null, null, null, null, method, null, request.document(), null);
        return new Expression(method, expressedBy(), evidence, clock.instant());
    }

    private ExpressedBy expressedBy() {
        return caller.is("service") ? ExpressedBy.SELF : ExpressedBy.OPERATOR;
    }

    private PersonConsentsView view(PersonRef person) {
        return PersonConsentsView.of(Person.<Person>findById(person.value()), caller::sees);
    }

    private void mustNotBeRemoved(PersonRef person) {
        if (children.isRemoved(person)) {
            throw new ProblemException(
                    REMOVED_AS_CHILD, "E14: nothing is recorded until the person shows to be of age.");
        }
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
