package io.madoguchi.subscription.promotion;

import java.util.Arrays;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A member of staff who did something to a promotion.
 *
 * @param subject who it is, whatever the account is called
 * @param name what the console shows
 */
record Hand(String subject, String name) {

    static Hand of(JsonWebToken token) {
        String subject = token.getSubject();
        return new Hand(subject == null ? token.getName() : subject, token.getName());
    }

    boolean isAmong(String[] hands) {
        return Arrays.asList(hands).contains(subject);
    }

    /** These and this one; nobody is named twice. */
    String[] joining(String[] hands) {
        if (isAmong(hands)) {
            return hands;
        }
        String[] more = Arrays.copyOf(hands, hands.length + 1);
        more[hands.length] = subject;
        return more;
    }
}
