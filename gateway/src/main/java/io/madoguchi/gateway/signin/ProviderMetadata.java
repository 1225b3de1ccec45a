package io.madoguchi.gateway.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says about itself (OpenID Connect Discovery 1.0). Read when first needed and kept, so that
 * the gateway starts, and serves strangers, without it.
 */
@Singleton
class ProviderMetadata {

    static final int CONNECT_MILLIS = 2000;
    static final int READ_MILLIS = 5000;
    private static final int KEYS_LIMIT = 256 * 1024;
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final Issuer issuer;
    private volatile @Nullable Known known;

    ProviderMetadata(SigninConfig config) {
        this.issuer = new Issuer(config.issuer());
    }

    Issuer issuer() {
        return issuer;
    }

    OIDCProviderMetadata document() {
        return known().document;
    }

    JWSKeySelector<SecurityContext> keys() {
        return known().keys;
    }

    private Known known() {
        Known found = known;
        return found == null ? read() : found;
    }

    private synchronized Known read() {
        Known found = known;
        if (found != null) {
            return found;
        }
        try {
            OIDCProviderMetadata document = OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, READ_MILLIS);
            var source = JWKSourceBuilder.create(
                            document.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, KEYS_LIMIT))
                    .retrying(true)
                    .build();
            Known read = new Known(document, new JWSVerificationKeySelector<>(SIGNATURES, source));
            known = read;
            return read;
        } catch (GeneralException | MalformedURLException e) {
            throw new ProviderAway("The identity provider's description cannot be used.", e);
        } catch (IOException e) {
            throw new ProviderAway("The identity provider does not answer.", e);
        }
    }

    private record Known(OIDCProviderMetadata document, JWSKeySelector<SecurityContext> keys) {}
}
