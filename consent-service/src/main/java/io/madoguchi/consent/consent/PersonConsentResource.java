package io.madoguchi.consent.consent;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.events.Commands;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What a person consented to, and taking it back. */
@Path("/v1/persons/{ref}")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class PersonConsentResource {

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Purposes purposes;
    private final ConsentLedger ledger;
    private final Stops stops;
    private final WithdrawalConfig config;

    PersonConsentResource(
            Clock clock,
            Commands commands,
            Caller caller,
            Companies companies,
            Purposes purposes,
            ConsentLedger ledger,
            Stops stops,
            WithdrawalConfig config) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.purposes = purposes;
        this.ledger = ledger;
        this.stops = stops;
        this.config = config;
    }

    /** Nothing visible and nothing there are the same answer: staff cannot learn of persons of another company. */
    @GET
    @Path("/consents")
    @RolesAllowed({"service", "privacy-officer", "auditor"})
    @Transactional
    public PersonConsentsView getConsents(@PathParam("ref") String ref) {
        return Person.<Person>findByIdOptional(person(ref).value())
                .map(p -> PersonConsentsView.of(p, caller::sees))
                .filter(v -> caller.is("service") || !v.purposes().isEmpty())
                .orElseThrow(ProblemException::notFound);
    }

    /** Durable first, in a transaction of its own; only then the sender is asked to stop. */
    @POST
    @Path("/withdrawals")
    @RolesAllowed({"service", "privacy-officer"})
    @APIResponseSchema(value = WithdrawalView.class, responseCode = "200")
    public Response createWithdrawal(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("ref") String ref,
            @NotNull @Valid WithdrawConsent request) {
        PersonRef person = person(ref);
        caller.mustSee(request.company());
        Withdrawal.Taken taken = QuarkusTransaction.requiringNew().call(() -> taken(person, request));
        QuarkusTransaction.requiringNew()
                .call(() -> commands.once(key, caller.id(), caller.command("withdraw " + ref, request), () -> {
                    ledger.withdraw(taken);
                    return Response.noContent().build();
                }));
        Recorded recorded = QuarkusTransaction.requiringNew().call(() -> recorded(taken));
        if (stops.stop(recorded.withdrawal(), recorded.episodes())) {
            Instant at = QuarkusTransaction.requiringNew()
                    .call(() -> Withdrawal.effective(recorded.withdrawal().id, clock.instant()));
            return Response.ok(WithdrawalView.effective(recorded.withdrawal(), recorded.episodes(), at))
                    .build();
        }
        return Response.accepted(
                        WithdrawalView.recorded(recorded.withdrawal(), recorded.episodes(), config.stopsWithin()))
                .build();
    }

    private Withdrawal.Taken taken(PersonRef person, WithdrawConsent request) {
        companies.mustExist(request.company());
        UUID purpose = purposes.find(request.company(), request.purpose())
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."))
                .id();
        // a service speaks for the person who pressed the button; staff record what they were told
        ConsentEvent.ExpressedBy by =
                caller.is("service") ? ConsentEvent.ExpressedBy.SELF : ConsentEvent.ExpressedBy.OPERATOR;
        return new Withdrawal.Taken(person, request.company(), purpose, request.episode(), by, caller.id());
    }

    /** Read again rather than handed over, so that a repeated command finds what the first one stored. */
    private static Recorded recorded(Withdrawal.Taken taken) {
        Withdrawal withdrawal = Withdrawal.last(taken).orElseThrow();
        return new Recorded(withdrawal, withdrawal.episodes());
    }

    private static PersonRef person(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
