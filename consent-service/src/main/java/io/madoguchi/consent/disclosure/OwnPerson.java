package io.madoguchi.consent.disclosure;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who the signed-in person is at a company: only a verified address says so (design §2). */
@RequestScoped
public class OwnPerson {

    private final JsonWebToken token;
    private final PersonRefs refs;

    OwnPerson(JsonWebToken token, PersonRefs refs) {
        this.token = token;
        this.refs = refs;
    }

    public PersonRef at(String company) {
        String email = token.getClaim("email");
        if (email == null || !Boolean.parseBoolean(String.valueOf(token.<Object>getClaim("email_verified")))) {
            throw ProblemException.notFound();
        }
        try {
            return refs.of(company, EmailAddress.parse(email));
        } catch (InvalidContact e) {
            throw ProblemException.notFound();
        }
    }
}
