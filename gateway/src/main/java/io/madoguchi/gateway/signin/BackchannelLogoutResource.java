package io.madoguchi.gateway.signin;

import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The identity provider says that a session ended (OpenID Connect Back-Channel Logout 1.0). Its token is its credential. */
@Path("/signin/backchannel-logout")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class BackchannelLogoutResource {

    private static final Logger LOG = Logger.getLogger(BackchannelLogoutResource.class);

    private final Provider provider;
    private final Sessions sessions;

    BackchannelLogoutResource(Provider provider, Sessions sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    @POST
    @PermitAll
    @RunOnVirtualThread
    public Response end(@FormParam("logout_token") @Nullable String token) {
        if (token == null) {
            throw ProblemException.field("logout_token", "is missing");
        }
        LogoutTokenClaimsSet claims = validated(token);
        // said again, nothing is left to end and the answer is the same: a replay has no effect
        long ended = claims.getSessionID() != null
                ? sessions.endBySid(claims.getSessionID().getValue())
                : sessions.endBySubject(claims.getSubject().getValue());
        LOG.infof("The identity provider ended %d sessions", ended);
        return Response.ok().build();
    }

    private LogoutTokenClaimsSet validated(String token) {
        try {
            return provider.logout(token);
        } catch (ProviderRefused e) {
            LOG.infof("A logout was refused: %s", e.getMessage());
            throw ProblemException.field("logout_token", "is not a logout token of the identity provider");
        } catch (ProviderAway e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The keys of the identity provider cannot be read.")
                    .with("Retry-After", "5");
        }
    }
}
