package io.madoguchi.consent.cookie;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry of the registry may be used in a browser, and why, as a pure function: what is necessary always may; then
 * the browser's own choice wins; then Global Privacy Control; then what the entry says of browsers that said nothing.
 *
 * @see <a href="https://www.w3.org/TR/gpc/">Global Privacy Control</a>
 */
@RegisterForReflection
record Permission(boolean allowed, Because because) {

    enum Because {
        NECESSARY,
        CHOSEN,
        REJECTED,
        GLOBAL_PRIVACY_CONTROL,
        NOT_REJECTED,
        NOT_ASKED
    }

    /** What a browser said: its own choices, if any, and the signal it sends. */
    record Browser(Map<CookiePurpose, Boolean> choices, boolean gpc) {}

    static Permission of(CookieEntry.Basis basis, CookiePurpose purpose, Browser browser) {
        if (basis == CookieEntry.Basis.NECESSARY) {
            return new Permission(true, Because.NECESSARY);
        }
        @Nullable Boolean chosen = browser.choices().get(purpose);
        if (chosen != null) {
            return new Permission(chosen, chosen ? Because.CHOSEN : Because.REJECTED);
        }
        if (browser.gpc()) {
            return new Permission(false, Because.GLOBAL_PRIVACY_CONTROL);
        }
        return switch (basis) {
            case UNLESS_REJECTED -> new Permission(true, Because.NOT_REJECTED);
            case CHOICE, NECESSARY -> new Permission(false, Because.NOT_ASKED);
        };
    }
}
