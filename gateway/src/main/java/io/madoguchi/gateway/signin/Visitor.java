package io.madoguchi.gateway.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who stands at the door in the current request: somebody signed in, or a stranger. Inject it. */
public interface Visitor {

    boolean signedIn();

    /** The name to greet with; empty for a stranger. */
    Optional<String> name();

    /** Realm roles; empty for a stranger. */
    Set<String> roles();

    /** The companies a member of staff is bound to. */
    List<String> companies();

    /** The access token for calls to the services on behalf of this person; already refreshed. */
    Optional<String> bearer();

    /** What a script sends as {@code X-CSRF-Token} and a sign-out form as {@code csrf}; empty for a stranger. */
    String csrf();

    /** The language chosen in this session: {@code ja} or {@code en}. */
    Optional<String> language();

    /** Keeps the language in the session; does nothing for a stranger or an unknown language. */
    void remember(String language);
}
