package io.madoguchi.gateway.counter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The coarse kind of a computer; the browser's own words are looked at once and forgotten (E10). */
enum Computer {
    WINDOWS,
    MAC,
    LINUX,
    ANDROID,
    IOS,
    OTHER;

    static Computer of(@Nullable String agent) {
        String words = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
        // the order matters: telephones name the desktops they are like
        if (words.contains("android")) {
            return ANDROID;
        }
        if (words.contains("iphone") || words.contains("ipad")) {
            return IOS;
        }
        if (words.contains("windows")) {
            return WINDOWS;
        }
        if (words.contains("macintosh") || words.contains("mac os x")) {
            return MAC;
        }
        return words.contains("linux") || words.contains("x11") ? LINUX : OTHER;
    }
}
