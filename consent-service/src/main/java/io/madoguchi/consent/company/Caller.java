package io.madoguchi.consent.company;

import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who calls, and which companies that person may see: staff those of the claim {@code companies}, services all. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** A command together with its name, so that one Idempotency-Key cannot serve two of them. */
    @RegisterForReflection
    public record Command(String name, Object request) {}

    public Command command(String name, Object request) {
        return new Command(name, request);
    }

    /** The subject of the token: what is stored as "who did it". */
    public String id() {
        return token.getSubject();
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** Another company's things do not exist for this caller. */
    public void mustSee(String company) {
        if (!sees(company)) {
            throw ProblemException.notFound();
        }
    }

    public boolean sees(String company) {
        return !identity.isAnonymous() && (is("service") || bound(company));
    }

    private boolean bound(String company) {
        Object companies = token.getClaim("companies");
        return switch (companies) {
            case Collection<?> list -> list.stream().anyMatch(c -> company.equals(text(c)));
            case null -> false;
            default -> company.equals(text(companies));
        };
    }

    private static @Nullable String text(Object claim) {
        return claim instanceof JsonString json ? json.getString() : String.valueOf(claim);
    }
}
