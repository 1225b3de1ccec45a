package io.madoguchi.gateway.portal.inquiry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one can come for by these pages. A proposal is not among them: nobody has accepted its terms here (F6.1). */
enum Kind {
    INFORMATION,
    MATERIALS,
    RIGHTS,
    POLICY,
    PRACTICES,
    DEALINGS,
    COMPLAINT,
    CHILD,
    /** Needs no case: it is done at once by a form of its own (E11). */
    UNSUBSCRIBE;

    /** As it stands in addresses. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
