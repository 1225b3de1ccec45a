package io.madoguchi.gateway.signin;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.madoguchi.gateway.gate.PublicUrl;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The gateway's side of the conversation with the identity provider (OpenID Connect Core 1.0, RFC 7636). */
@Singleton
class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class);

    private final ProviderMetadata metadata;
    private final Clock clock;
    private final ClientID client;
    private final Secret secret;
    private final URI callback;

    Provider(
            ProviderMetadata metadata,
            Clock clock,
            SigninConfig config,
            PublicUrl publicUrl,
            @ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.metadata = metadata;
        this.clock = clock;
        this.client = new ClientID(config.clientId());
        this.secret = read(config.clientSecretFile().orElse(secrets.resolve("client-secret")));
        this.callback = URI.create(publicUrl.origin() + "/signin/callback");
    }

    /** Where the browser goes to sign in. */
    URI signinPage(LoginTransaction transaction) {
        var request = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE), new Scope("openid"), client, callback)
                .endpointURI(metadata.document().getAuthorizationEndpointURI())
                .state(new State(transaction.state()))
                .nonce(new Nonce(transaction.nonce()))
                .codeChallenge(new CodeVerifier(transaction.verifier()), CodeChallengeMethod.S256)
                .customParameter("ui_locales", transaction.language());
        String acr = transaction.acr();
        if (acr != null) {
            request.acrValues(List.of(new ACR(acr)));
        }
        if (transaction.maxAge() >= 0) {
            request.maxAge(Math.toIntExact(transaction.maxAge()));
        }
        return request.build().toURI();
    }

    /** Redeems the code and checks everything the ID token must say (OpenID Connect Core §3.1.3.7). */
    TokenSet exchange(String code, LoginTransaction transaction) throws ProviderRefused {
        OIDCTokens tokens = ask(new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback, new CodeVerifier(transaction.verifier())));
        JWT idToken = tokens.getIDToken();
        RefreshToken refresh = tokens.getRefreshToken();
        if (idToken == null || refresh == null) {
            throw new ProviderRefused("the ID token or the refresh token is missing");
        }
        IDTokenClaimsSet claims;
        try {
            claims = new IDTokenValidator(metadata.issuer(), client, metadata.keys(), null)
                    .validate(idToken, new Nonce(transaction.nonce()));
        } catch (BadJOSEException | JOSEException e) {
            throw new ProviderRefused("the ID token does not hold: " + e.getMessage());
        }
        checkStrength(claims, transaction);
        return new TokenSet(
                tokens.getAccessToken().getValue(),
                refresh.getValue(),
                name(claims),
                claims.getSubject().getValue(),
                claims.getSessionID() == null ? null : claims.getSessionID().getValue());
    }

    /** New tokens for old; refused means the session at the provider is over. */
    TokenSet refresh(TokenSet old) throws ProviderRefused {
        OIDCTokens tokens = ask(new RefreshTokenGrant(new RefreshToken(old.refresh())));
        RefreshToken rotated = tokens.getRefreshToken();
        return old.refreshed(tokens.getAccessToken().getValue(), rotated == null ? null : rotated.getValue());
    }

    /** Ends the session at the provider. It ends here in any case, so a provider that is away only leaves a log line. */
    void end(TokenSet tokens) {
        URI endpoint = metadata.document().getEndSessionEndpointURI();
        if (endpoint == null) {
            return;
        }
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        new ClientSecretBasic(client, secret).applyTo(request);
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        request.setBody(URLUtils.serializeParameters(Map.of("refresh_token", List.of(tokens.refresh()))));
        HTTPResponse response = send(request);
        if (!response.indicatesSuccess()) {
            LOG.warnf("The identity provider answered %d when a session was ended", response.getStatusCode());
        }
    }

    /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6). */
    LogoutTokenClaimsSet logout(String token) throws ProviderRefused {
        try {
            return new LogoutTokenValidator(metadata.issuer(), client, false, metadata.keys(), null)
                    .validate(JWTParser.parse(token));
        } catch (java.text.ParseException | BadJOSEException | JOSEException e) {
            throw new ProviderRefused("the logout token does not hold: " + e.getMessage());
        }
    }

    private void checkStrength(IDTokenClaimsSet claims, LoginTransaction transaction) throws ProviderRefused {
        String acr = transaction.acr();
        if (acr != null
                && (claims.getACR() == null || !acr.equals(claims.getACR().getValue()))) {
            throw new ProviderRefused("the sign-in is not of the level asked for");
        }
        if (transaction.maxAge() >= 0) {
            var at = claims.getAuthenticationTime();
            long allowance = transaction.maxAge() + 60;
            if (at == null || at.toInstant().plusSeconds(allowance).isBefore(clock.instant())) {
                throw new ProviderRefused("the authentication is older than asked for");
            }
        }
    }

    private OIDCTokens ask(AuthorizationGrant grant) throws ProviderRefused {
        TokenRequest request = new TokenRequest(
                metadata.document().getTokenEndpointURI(), new ClientSecretBasic(client, secret), grant);
        HTTPResponse response = send(request.toHTTPRequest());
        if (response.getStatusCode() >= 500 || response.getStatusCode() == 429) {
            throw new ProviderAway("The identity provider answered " + response.getStatusCode());
        }
        try {
            var parsed = OIDCTokenResponseParser.parse(response);
            if (parsed instanceof OIDCTokenResponse success) {
                return success.getOIDCTokens();
            }
            throw new ProviderRefused(Objects.requireNonNullElse(
                    parsed.toErrorResponse().getErrorObject().getCode(), "refused"));
        } catch (ParseException e) {
            throw new ProviderRefused("the answer of the token endpoint cannot be read");
        }
    }

    private static HTTPResponse send(HTTPRequest request) {
        request.setConnectTimeout(ProviderMetadata.CONNECT_MILLIS);
        request.setReadTimeout(ProviderMetadata.READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            return request.send();
        } catch (IOException e) {
            throw new ProviderAway("The identity provider does not answer.", e);
        }
    }

    private static String name(IDTokenClaimsSet claims) {
        @Nullable String name = claims.getStringClaim("name");
        return Objects.requireNonNullElse(
                name == null || name.isBlank() ? claims.getStringClaim("preferred_username") : name,
                claims.getSubject().getValue().toLowerCase(Locale.ROOT));
    }

    private static Secret read(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The client secret " + file + " cannot be read.", e);
        }
    }
}
