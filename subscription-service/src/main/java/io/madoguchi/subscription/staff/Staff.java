package io.madoguchi.subscription.staff;

import io.madoguchi.problems.ProblemException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The staff member who calls. Every staff role is bound to the companies of the claim {@code companies}. */
@RequestScoped
public class Staff {

    private static final Set<String> ROLES = Set.of("editor", "approver", "privacy-officer", "auditor");

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    Staff(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    public Set<String> companies() {
        return strings(token.getClaim("companies"));
    }

    /** Another company's things do not exist for this caller. */
    public void mustActFor(String company) {
        if (!companies().contains(company)) {
            throw ProblemException.notFound();
        }
    }

    /** Whether the caller is staff of this company; says no to strangers instead of refusing them. */
    public boolean isStaffOf(String company) {
        return !identity.isAnonymous()
                && ROLES.stream().anyMatch(identity::hasRole)
                && companies().contains(company);
    }

    /** For a view only staff has, on a path that is otherwise public. */
    public void mustBeStaff() {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (ROLES.stream().noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
    }

    /** Who calls, for the key of a repeated command. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    private static Set<String> strings(@Nullable Object claim) {
        Set<String> values = new HashSet<>();
        if (claim instanceof Collection<?> collection) {
            collection.forEach(
                    each -> values.add(each instanceof JsonString text ? text.getString() : each.toString()));
        } else if (claim instanceof String single) {
            values.add(single);
        }
        return values;
    }
}
