package io.madoguchi.inquiry.staff;

import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The staff member who calls: bound to the companies, and as section staff to the sections, that the token names. */
@RequestScoped
public class Staff {

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    Staff(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    /** A command together with its name, so that one Idempotency-Key cannot serve two of them. */
    @RegisterForReflection
    public record Command(String name, Object request) {}

    /** The subject of the token: what is stored as "who did it". */
    public String id() {
        return token.getSubject();
    }

    public Set<String> companies() {
        return strings(token.getClaim("companies"));
    }

    public Set<String> sections() {
        return strings(token.getClaim("sections"));
    }

    /** Whether every case of the company is theirs to see, and not only those of a section. */
    public boolean seesAllSections() {
        return identity.hasRole("privacy-officer") || identity.hasRole("auditor");
    }

    /** Another company's things do not exist for this caller. */
    public void mustActFor(String company) {
        if (!companies().contains(company)) {
            throw ProblemException.notFound();
        }
    }

    public boolean sees(String company, @Nullable String section) {
        return companies().contains(company)
                && (seesAllSections() || (section != null && sections().contains(section)));
    }

    private static Set<String> strings(@Nullable Object claim) {
        Set<String> values = new HashSet<>();
        if (claim instanceof Collection<?> collection) {
            collection.forEach(
                    each -> values.add(each instanceof JsonString text ? text.getString() : each.toString()));
        } else if (claim != null) {
            values.add(claim instanceof JsonString text ? text.getString() : claim.toString());
        }
        return values;
    }
}
