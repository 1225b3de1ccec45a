package io.madoguchi.subscription.issue;

import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A member of staff who did something to an issue.
 *
 * @param subject who it is, whatever the account is called
 * @param name what the console shows
 */
record Hand(String subject, String name) {

    static Hand of(JsonWebToken token) {
        String subject = token.getSubject();
        return new Hand(subject == null ? token.getName() : subject, token.getName());
    }
}
