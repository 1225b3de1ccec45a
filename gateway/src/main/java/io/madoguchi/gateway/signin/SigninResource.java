package io.madoguchi.gateway.signin;

import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way to the sign-in page and back: authorization code flow with PKCE. */
@Path("/signin")
@Produces(MediaType.TEXT_HTML)
public class SigninResource {

    private static final Logger LOG = Logger.getLogger(SigninResource.class);
    private static final long OLDEST_SECONDS = 86_400;

    private final Provider provider;
    private final Sessions sessions;
    private final SessionSeal seal;
    private final Cookies cookies;
    private final SigninConfig config;
    private final Clock clock;

    SigninResource(
            Provider provider, Sessions sessions, SessionSeal seal, Cookies cookies, SigninConfig config, Clock clock) {
        this.provider = provider;
        this.sessions = sessions;
        this.seal = seal;
        this.cookies = cookies;
        this.config = config;
        this.clock = clock;
    }

    /** Sends the browser to the identity provider; with {@code acr} as a step-up (RFC 9470). */
    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response start(
            @QueryParam("next") @Nullable String next,
            @QueryParam("acr") @Nullable String acr,
            @QueryParam("max_age") @Nullable Long maxAge,
            @QueryParam("l") @Nullable String language,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        if (acr != null && !acr.matches("[A-Za-z0-9._:-]{1,64}")) {
            throw ProblemException.field("acr", "is not a level");
        }
        if (maxAge != null && (maxAge < 0 || maxAge > OLDEST_SECONDS)) {
            throw ProblemException.field("max_age", "must be a number of seconds up to a day");
        }
        long age = maxAge != null ? maxAge : acr != null ? config.stepUp().toSeconds() : -1;
        LoginTransaction transaction = new LoginTransaction(
                Cookies.random(),
                Cookies.random(),
                Cookies.random(),
                LocalPath.of(next),
                acr,
                age,
                Language.of(language, accepted),
                clock.instant().plus(config.transaction()));
        URI page = ask(() -> provider.signinPage(transaction));
        return Response.seeOther(page)
                .cookie(cookies.transaction(transaction.seal(seal), config.transaction()))
                .build();
    }

    /** Where the identity provider sends the browser back to. */
    @GET
    @Path("callback")
    @PermitAll
    @RunOnVirtualThread
    public Response callback(
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("iss") @Nullable String issuer,
            @Context HttpServerRequest request) {
        LoginTransaction transaction = transaction(request)
                .orElseThrow(() -> failed("This sign-in took too long, or began in another browser. Start again."));
        if (state == null || !Cookies.same(state, transaction.state())) {
            throw failed("This answer belongs to another sign-in. Start again.");
        }
        if (issuer != null && !issuer.equals(config.issuer().toString())) {
            throw failed("This answer comes from another place than the one asked.");
        }
        if (code == null) {
            throw failed("The sign-in was given up.");
        }
        TokenSet tokens = exchange(code, transaction);
        endFormer(request);
        String id = sessions.open(tokens);
        return Response.ok(SignedInPage.html(transaction.next(), transaction.language()))
                .cookie(cookies.session(id), cookies.noTransaction())
                .build();
    }

    private TokenSet exchange(String code, LoginTransaction transaction) {
        return ask(() -> {
            try {
                return provider.exchange(code, transaction);
            } catch (ProviderRefused e) {
                LOG.infof("A sign-in failed: %s", e.getMessage());
                throw failed("The identity provider did not confirm this sign-in. Start again.");
            }
        });
    }

    /** A step-up replaces the session: its old id is worthless at once. */
    private void endFormer(HttpServerRequest request) {
        Cookie former = request.getCookie(cookies.sessionName());
        if (former != null && Cookies.isId(former.getValue())) {
            Optional<TokenSet> ended = sessions.end(Cookies.digest(former.getValue()));
            LOG.debugf("A sign-in replaced a session: %s", ended.isPresent());
        }
    }

    private Optional<LoginTransaction> transaction(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookies.transactionName());
        return Optional.ofNullable(cookie)
                .flatMap(found -> LoginTransaction.open(seal, found.getValue(), clock.instant()));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProviderAway e) {
            LOG.warnf("Sign-in is not possible: %s", e.getMessage());
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Sign-in is not possible at the moment.")
                    .with("Retry-After", "5");
        }
    }

    private ProblemException failed(String detail) {
        return new ProblemException(SigninProblem.SIGN_IN_FAILED, detail)
                .with(
                        "Set-Cookie",
                        cookies.transactionName() + "=; Path=/; Max-Age=0"
                                + (cookies.transactionName().startsWith("__Host-") ? "; Secure" : ""));
    }
}
