package io.madoguchi.consent.cookie;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to whom and what for, on both sides: made from the registry (Telecommunications Business Act Art. 27-12). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record TransmissionView(
        UUID id,
        String site,
        CookieEntry.Kind kind,
        String name,
        Texts information,
        CookiePurpose purpose,
        Names recipient,
        String country,
        Texts recipientPurpose,
        String terms,
        @Nullable String optOut) {

    static TransmissionView of(CookieEntry entry) {
        Recipient to = Objects.requireNonNull(entry.recipient);
        return new TransmissionView(
                entry.id,
                entry.site,
                entry.kind,
                entry.name,
                entry.stores,
                entry.purpose,
                to.names(),
                to.country(),
                to.purpose(),
                to.terms(),
                to.optOut());
    }
}
