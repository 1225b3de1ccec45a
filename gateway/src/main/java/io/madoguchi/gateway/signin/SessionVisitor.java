package io.madoguchi.gateway.signin;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The visitor as the session of the current request tells. */
@RequestScoped
class SessionVisitor implements Visitor {

    private static final Set<String> LANGUAGES = Set.of("ja", "en");

    private final CurrentVertxRequest request;
    private final Sessions sessions;
    private @Nullable String chosen;

    SessionVisitor(CurrentVertxRequest request, Sessions sessions) {
        this.request = request;
        this.sessions = sessions;
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
        return chosen != null ? Optional.of(chosen) : session().flatMap(s -> Optional.ofNullable(s.language()));
    }

    @Override
    public void remember(String language) {
        Optional<SignedIn> session = session();
        if (session.isPresent() && LANGUAGES.contains(language)) {
            sessions.speak(session.get().digest(), language);
            chosen = language;
        }
    }

    private Optional<SignedIn> session() {
        RoutingContext context = request.getCurrent();
        return context == null ? Optional.empty() : SignedIn.of(context);
    }
}
