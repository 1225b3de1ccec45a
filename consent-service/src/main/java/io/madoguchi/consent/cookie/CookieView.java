package io.madoguchi.consent.cookie;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the registry, as anyone may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record CookieView(
        UUID id,
        @Nullable String company,
        String site,
        CookieEntry.Kind kind,
        String name,
        CookiePurpose purpose,
        CookieEntry.Basis basis,
        CookieEntry.Party party,
        int keepDays,
        Texts stores,
        @Nullable Texts without,
        @Nullable Recipient recipient,
        Instant registeredAt,
        @Nullable Instant retiredAt) {

    static CookieView of(CookieEntry entry) {
        return new CookieView(
                entry.id,
                entry.company,
                entry.site,
                entry.kind,
                entry.name,
                entry.purpose,
                entry.basis,
                entry.party,
                entry.keepDays,
                entry.stores,
                entry.without,
                entry.recipient,
                entry.registeredAt,
                entry.retiredAt);
    }
}
