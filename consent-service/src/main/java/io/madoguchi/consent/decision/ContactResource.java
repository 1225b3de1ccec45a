package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.UNKNOWN_PURPOSE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.madoguchi.consent.company.Caller;
import io.madoguchi.consent.decision.DecisionIds.Asker;
import io.madoguchi.consent.decision.LoggedDecision.As;
import io.madoguchi.persons.ContactPoint;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.PhoneNumber;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Decisions for registered clients that know people by contact only, a CRM, say. The scope {@value #SCOPE} lets a client
 * ask, the claim {@code companies} says for which companies.
 */
@Path("/v1/decisions/contact")
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class ContactResource {

    static final String SCOPE = "decision:contact";

    private final Caller caller;
    private final JsonWebToken token;
    private final Decisions decisions;
    private final ContactQuestions questions;
    private final PersonRefs persons;
    private final DecisionWriter writer;

    ContactResource(
            Caller caller,
            JsonWebToken token,
            Decisions decisions,
            ContactQuestions questions,
            PersonRefs persons,
            DecisionWriter writer) {
        this.caller = caller;
        this.token = token;
        this.decisions = decisions;
        this.questions = questions;
        this.persons = persons;
        this.writer = writer;
    }

    @POST
    @RolesAllowed("**")
    public ContactAnswer createContactDecision(@NotNull @Valid AskByContact request) {
        if (!mayAsk()) {
            throw new ProblemException(CommonProblem.NOT_ALLOWED, "This needs the scope " + SCOPE + ".");
        }
        caller.mustSee(request.company());
        UUID purpose = decisions
                .purpose(request.company(), request.purpose())
                .orElseThrow(() -> new ProblemException(UNKNOWN_PURPOSE, "Name one of this company's purposes."));
        PersonRef person = person(request);
        questions.take(caller.id(), request.company(), purpose);
        return questions.evenly(() -> answer(request, person, purpose));
    }

    private ContactAnswer answer(AskByContact request, PersonRef person, UUID purpose) {
        Facts facts = decisions.facts(new Question(
                person,
                request.company(),
                purpose.toString(),
                Operation.USE,
                request.categories() == null ? List.of() : request.categories(),
                null,
                null,
                null,
                null));
        Verdict verdict = Verdict.of(facts);
        // without the reference: of somebody unknown nothing may begin to exist here
        return ContactAnswer.of(
                writer.write(new Asker(request.company(), null, caller.id(), As.CONTACT), facts, verdict, false),
                verdict);
    }

    private boolean mayAsk() {
        String scopes = token.getClaim("scope");
        return scopes != null && Arrays.asList(scopes.split(" ", -1)).contains(SCOPE);
    }

    private PersonRef person(AskByContact request) {
        String email = request.email();
        String phone = request.phone();
        if (email != null && phone == null) {
            return person(request, "email", email, EmailAddress::parse);
        }
        if (phone != null && email == null) {
            return person(request, "phone", phone, PhoneNumber::parse);
        }
        throw ProblemException.field("email", "or phone must be given, one of the two");
    }

    private PersonRef person(
            AskByContact request, String field, String typed, Function<String, ? extends ContactPoint> read) {
        try {
            return persons.of(request.company(), read.apply(typed));
        } catch (InvalidContact e) {
            throw ProblemException.field(field, e.reason().sentence());
        }
    }
}
