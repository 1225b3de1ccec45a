package io.madoguchi.gateway.signin;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The visitor as the session of the current request tells. */
@RequestScoped
class SessionVisitor implements Visitor {

    private final CurrentVertxRequest request;

    SessionVisitor(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public boolean signedIn() {
        return session().isPresent();
    }

    @Override
    public Optional<String> name() {
        return session().map(SignedIn::name);
    }

    @Override
    public Set<String> roles() {
        return session().map(SignedIn::roles).orElse(Set.of());
    }

    @Override
    public List<String> companies() {
        return session().map(SignedIn::companies).orElse(List.of());
    }

    @Override
    public Optional<String> bearer() {
        return session().map(SignedIn::accessToken);
    }

    @Override
    public String csrf() {
        return session().map(SignedIn::csrf).orElse("");
    }

    @Override
    public Optional<String> language() {
        return session().flatMap(s -> Optional.ofNullable(s.language()));
    }

    @Override
    public void remember(String language) {
        // the session store follows
    }

    private Optional<SignedIn> session() {
        RoutingContext context = request.getCurrent();
        return context == null ? Optional.empty() : SignedIn.of(context);
    }
}
