package io.madoguchi.gateway.signin;

import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sign-out: here first and in any case, then at the identity provider. */
@Path("/signout")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class SignoutResource {

    private static final Logger LOG = Logger.getLogger(SignoutResource.class);

    private final Sessions sessions;
    private final Provider provider;
    private final Cookies cookies;

    SignoutResource(Sessions sessions, Provider provider, Cookies cookies) {
        this.sessions = sessions;
        this.provider = provider;
        this.cookies = cookies;
    }

    @POST
    @PermitAll
    @RunOnVirtualThread
    public Response signOut(@FormParam("csrf") @Nullable String csrf, @Context RoutingContext context) {
        Optional<SignedIn> session = SignedIn.of(context);
        if (session.isPresent()) {
            if (csrf == null || !Cookies.same(csrf, session.get().csrf())) {
                throw new ProblemException(SigninProblem.FORGED_REQUEST, "Open the page again and sign out there.");
            }
            sessions.end(session.get().digest()).ifPresent(this::endAtProvider);
        }
        return Response.seeOther(URI.create(LocalPath.FRONT_DOOR))
                .cookie(cookies.noSession())
                .build();
    }

    private void endAtProvider(TokenSet tokens) {
        try {
            provider.end(tokens);
        } catch (ProviderAway e) {
            LOG.warnf("A session ended here but not at the identity provider: %s", e.getMessage());
        }
    }
}
