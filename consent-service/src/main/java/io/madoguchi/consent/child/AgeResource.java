package io.madoguchi.consent.child;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.events.Commands;
import io.madoguchi.lists.Csv;
import io.madoguchi.lists.Page;
import io.madoguchi.persons.PersonRef;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The age question and the guardians who answer for children. */
@Path("/v1")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class AgeResource {

    /** Where no policy is in force the stricter promise of the two is kept (E14). */
    private static final int LIMIT = 16;

    /** Birthdays begin where the company is, not at Greenwich. */
    private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private final Clock clock;
    private final Commands commands;
    private final Caller caller;
    private final Companies companies;
    private final Policies policies;
    private final ChildFile file;

    AgeResource(Clock clock, Commands commands, Caller caller, Companies companies, Policies policies, ChildFile file) {
        this.clock = clock;
        this.commands = commands;
        this.caller = caller;
        this.companies = companies;
        this.policies = policies;
        this.file = file;
    }

    /** Keeps "of age" or "under age"; the date of birth ends with this call. */
    @POST
    @Path("/age-answers")
    @RolesAllowed({"service", "privacy-officer", "section-staff"})
    @Transactional
    @APIResponseSchema(value = AgeAnswerView.class, responseCode = "200")
    public Response createAgeAnswer(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid AnswerAge request) {
        caller.mustSee(request.company());
        PersonRef person = PersonOfRequest.of(request.person()).ref();
        AgeQuestion answer = answer(request);
        // even the hash of a body with a date of birth would be a date of birth: there are 40,000 of them
        AnswerAge kept = new AnswerAge(request.company(), request.person(), said(answer), null);
        return commands.once(key, caller.id(), caller.command("answer-age", kept), () -> {
            companies.mustExist(request.company());
            boolean onEvidence = !caller.is("service");
            ChildStanding standing = file.answered(
                    new AgeSignal.Said(person, request.company(), caller.id(), clock.instant()),
                    answer.under(),
                    onEvidence);
            return Response.ok(new AgeAnswerView(answer.under(), standing, answer.reAskOn()))
                    .build();
        });
    }

    /** A guardian answers for the child from now on; an open report about the child ends with it. */
    @POST
    @Path("/guardians")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = GuardianLinkView.class, responseCode = "201")
    public Response createGuardian(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid LinkGuardian request) {
        caller.mustSee(request.company());
        PersonRef person = PersonOfRequest.of(request.person()).ref();
        if (request.guardian() != null) {
            PersonOfRequest.of(request.guardian());
        }
        mustBeQuarter(request.reAskOn());
        return commands.once(key, caller.id(), caller.command("link-guardian", request), () -> {
            companies.mustExist(request.company());
            GuardianLink link = file.link(request, person, caller.id());
            return Response.created(URI.create("/v1/guardians/" + link.id))
                    .entity(GuardianLinkView.of(link))
                    .build();
        });
    }

    @POST
    @Path("/guardians/{id}/ending")
    @Consumes("*/*")
    @RolesAllowed({"service", "privacy-officer"})
    @Transactional
    @APIResponseSchema(value = GuardianLinkView.class, responseCode = "200")
    public Response createGuardianEnding(
            @HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") UUID id) {
        return commands.once(key, caller.id(), caller.command("end-guardian", id), () -> {
            GuardianLink link = GuardianLink.<GuardianLink>findByIdOptional(id)
                    .filter(l -> caller.sees(l.company))
                    .orElseThrow(ProblemException::notFound);
            link.end(clock.instant());
            return Response.ok(GuardianLinkView.of(link)).build();
        });
    }

    @GET
    @Path("/guardians")
    @RolesAllowed({"privacy-officer", "auditor"})
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Page<GuardianLinkView> listGuardians(
            @QueryParam("company") @NotNull String company,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.mustSee(company);
        return Page.of(
                GuardianLink.after(company, Page.afterId(cursor), limit + 1),
                limit,
                l -> l.id.toString(),
                GuardianLinkView::of);
    }

    private AgeQuestion answer(AnswerAge request) {
        if ((request.answer() == null) == (request.birthDate() == null)) {
            throw ProblemException.field("answer", "give either the answer or a date of birth");
        }
        LocalDate birth = request.birthDate();
        if (birth == null) {
            return new AgeQuestion(request.answer() == AnswerAge.Answer.UNDER_AGE, null);
        }
        Instant now = clock.instant();
        int limit = policies.inForce(request.company(), now)
                .map(PolicyInForce::ageLimit)
                .orElse(LIMIT);
        return AgeQuestion.answered(birth, limit, LocalDate.ofInstant(now, HERE));
    }

    private static AnswerAge.Answer said(AgeQuestion answer) {
        return answer.under() ? AnswerAge.Answer.UNDER_AGE : AnswerAge.Answer.OF_AGE;
    }

    private void mustBeQuarter(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
        if (day.getDayOfMonth() != 1 || day.getMonthValue() % 3 != 1) {
            throw ProblemException.field("reAskOn", "must be the first day of a quarter: closer is a date of birth");
        }
        if (!day.isAfter(today) || day.isAfter(today.plusYears(21))) {
            throw ProblemException.field("reAskOn", "must lie ahead, within 21 years");
        }
    }
}
