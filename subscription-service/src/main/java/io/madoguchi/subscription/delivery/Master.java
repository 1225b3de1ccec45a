package io.madoguchi.subscription.delivery;

import java.util.List;
import java.util.Map;

/**
 * A mail with places that are filled in for each reader. A place is a word of letters and digits that stands where the
 * value will, in text, HTML and headers, and has the length of every value it is given.
 */
public record Master(
        String fromName, String subject, String text, String html, Map<String, String> headers, List<String> places) {

    public Master {
        HeaderText.check("sender's name", fromName);
        HeaderText.check("subject", subject);
        headers = Map.copyOf(headers);
        places = List.copyOf(places);
        if (!places.stream().allMatch(Master::isToken)) {
            throw new IllegalArgumentException("a place is 8 to 64 letters, digits, - and _");
        }
    }

    /** The same from another name. */
    Master from(String name) {
        return name.equals(fromName) ? this : new Master(name, subject, text, html, headers, places);
    }

    /** What no coding of a body and no escaping of HTML changes. */
    static boolean isToken(String value) {
        return value.matches("[A-Za-z0-9_-]{8,64}");
    }
}
