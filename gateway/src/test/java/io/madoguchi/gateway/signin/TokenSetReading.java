package io.madoguchi.gateway.signin;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Reads what an access token says. */
final class TokenSetReading {

    private TokenSetReading() {}

    static String subject(String token) {
        try {
            return token.isEmpty()
                    ? ""
                    : SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
