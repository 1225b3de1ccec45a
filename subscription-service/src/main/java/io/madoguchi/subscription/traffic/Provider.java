package io.madoguchi.subscription.traffic;

import java.util.Map;

/** Whose mail service a domain or a mail exchanger belongs to; all the small ones are one. */
public final class Provider {

    /** Everybody who is not known by name. */
    public static final String OTHER = "other";

    private static final Map<String, String> SUFFIXES = Map.ofEntries(
            Map.entry("gmail.com", "google"),
            Map.entry("googlemail.com", "google"),
            Map.entry("google.com", "google"),
            Map.entry("outlook.com", "microsoft"),
            Map.entry("outlook.jp", "microsoft"),
            Map.entry("hotmail.com", "microsoft"),
            Map.entry("hotmail.co.jp", "microsoft"),
            Map.entry("live.com", "microsoft"),
            Map.entry("live.jp", "microsoft"),
            Map.entry("msn.com", "microsoft"),
            Map.entry("yahoo.co.jp", "yahoo-japan"),
            Map.entry("ymail.ne.jp", "yahoo-japan"),
            Map.entry("yahoo.com", "yahoo"),
            Map.entry("yahoodns.net", "yahoo"),
            Map.entry("aol.com", "yahoo"),
            Map.entry("icloud.com", "apple"),
            Map.entry("me.com", "apple"),
            Map.entry("mac.com", "apple"),
            Map.entry("docomo.ne.jp", "docomo"),
            Map.entry("ezweb.ne.jp", "au"),
            Map.entry("au.com", "au"),
            Map.entry("softbank.ne.jp", "softbank"),
            Map.entry("i.softbank.jp", "softbank"),
            Map.entry("vodafone.ne.jp", "softbank"));

    private Provider() {}

    /** By the longest known end of the name. */
    public static String of(String host) {
        String rest = host;
        while (!rest.isEmpty()) {
            String known = SUFFIXES.get(rest);
            if (known != null) {
                return known;
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return OTHER;
    }
}
