package io.madoguchi.consent.cookie;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be used in this browser.
 *
 * @param choice the choice it rests on; the browser keeps it, nobody else can connect it with anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PermissionsView(@Nullable UUID choice, boolean gpc, List<Permitted> entries) {

    /** One entry of the registry, and whether it may be used. */
    @RegisterForReflection
    record Permitted(
            String site,
            CookieEntry.Kind kind,
            String name,
            CookiePurpose purpose,
            boolean allowed,
            Permission.Because because) {}

    static PermissionsView of(@Nullable UUID choice, List<CookieEntry> entries, Permission.Browser browser) {
        return new PermissionsView(
                choice,
                browser.gpc(),
                entries.stream().map(e -> permitted(e, browser)).toList());
    }

    private static Permitted permitted(CookieEntry entry, Permission.Browser browser) {
        Permission permission = Permission.of(entry.basis, entry.purpose, browser);
        return new Permitted(
                entry.site, entry.kind, entry.name, entry.purpose, permission.allowed(), permission.because());
    }
}
